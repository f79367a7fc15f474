'use client';
import { ClipboardCopy, Copy, Mail, MessageCircle, MessageSquareText, Share } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import type { ActionResult } from '@/lib/auth/run-action';
import {
  MESSAGE_CHANNELS,
  MESSAGE_VARIANTS,
  type MessageChannel,
  type MessageVariant,
} from '@/lib/domain/portal/message-kinds';
import { KeepWords } from './keep-words';
import { NativeShare } from './native-share';
import { channelLink, shareHrefs, withLink } from './share-links';
import { useCopy } from './use-copy';

type ShareButtonsProps = {
  /** The link of the code, without a channel. */
  url: string;
  subject: string;
  /** The ready-made texts, by way of sharing. */
  texts: Readonly<Record<MessageChannel, Readonly<Record<MessageVariant, string>>>>;
  /** The person's own words, where he has kept some. */
  own: Readonly<Partial<Record<MessageChannel, string>>>;
  /** Keeps words for a way of sharing; null goes back to the ready-made ones. */
  onKeep: (channel: MessageChannel, body: string | null) => Promise<ActionResult<unknown>>;
};

const ICONS = { whatsapp: MessageCircle, email: Mail, sms: MessageSquareText, 'share-sheet': Share } as const;

/** A way to send, a text for it that can be changed and kept, and the button that sends. The link carries the way's channel. */
export function ShareButtons({ url, subject, texts, own, onKeep }: ShareButtonsProps) {
  const t = useTranslations('portalStart.messages');
  const [channel, setChannel] = useState<MessageChannel>('whatsapp');
  const [drafts, setDrafts] = useState<Partial<Record<MessageChannel, string>>>({});
  const message = drafts[channel] ?? own[channel] ?? texts[channel].story;
  const write = (text: string) => setDrafts({ ...drafts, [channel]: text });
  return (
    <div className="flex flex-col gap-5">
      <Choice label={t('channel')} values={MESSAGE_CHANNELS} chosen={channel} onChoose={setChannel}>
        {(value) => t(`channels.${value}`)}
      </Choice>
      <Choice
        label={t('choose')}
        values={own[channel] === undefined ? MESSAGE_VARIANTS : [...MESSAGE_VARIANTS, 'own' as const]}
        chosen={variantOf(message, texts[channel], own[channel])}
        onChoose={(variant) => write(variant === 'own' ? (own[channel] ?? '') : texts[channel][variant])}
      >
        {(value) => t(`variant.${value}`)}
      </Choice>
      <Words message={message} onChange={write} />
      <KeepWords
        isKept={message === own[channel]}
        isOwn={own[channel] !== undefined}
        onKeep={() => onKeep(channel, message.trim())}
        onReset={async () => {
          setDrafts({ ...drafts, [channel]: undefined });
          return onKeep(channel, null);
        }}
        isEmpty={message.trim() === ''}
      />
      <Send channel={channel} url={url} message={message} subject={subject} />
    </div>
  );
}

function variantOf(message: string, texts: Readonly<Record<MessageVariant, string>>, own: string | undefined) {
  return message === own ? 'own' : (MESSAGE_VARIANTS.find((variant) => texts[variant] === message) ?? null);
}

function Words({ message, onChange }: { message: string; onChange: (text: string) => void }) {
  const t = useTranslations('portal.share');
  return (
    <FormField name="message" label={t('message')} help={t('messageHelp')}>
      <Textarea
        value={message}
        onChange={(event) => onChange(event.target.value)}
        rows={6}
        maxLength={1000}
        className="md:text-lg"
      />
    </FormField>
  );
}

type SendProps = { channel: MessageChannel; url: string; message: string; subject: string };

function Send({ channel, url, message, subject }: SendProps) {
  const t = useTranslations('portalStart.messages');
  const words = useTranslations('portal.share');
  const copy = useCopy();
  const Icon = ICONS[channel];
  const copyMessage = (
    <Button variant="secondary" size="lg" onClick={() => copy(withLink(message, url, 'copy'))}>
      <ClipboardCopy aria-hidden />
      {words('copyText')}
    </Button>
  );
  return (
    <div className="grid gap-2.5 sm:grid-cols-2 sm:[&>:first-child]:col-span-2">
      {channel === 'share-sheet' ? (
        <NativeShare url={url} message={message} title={subject} label={words('native')} fallback={<span hidden />} />
      ) : (
        <Button asChild size="lg">
          <a
            href={shareHrefs(url, message, subject)[channel]}
            {...(channel === 'whatsapp' ? { target: '_blank', rel: 'noreferrer' } : {})}
          >
            <Icon aria-hidden />
            {t(`send.${channel}`)}
          </a>
        </Button>
      )}
      {copyMessage}
      <Button variant="secondary" size="lg" onClick={() => copy(channelLink(url, 'copy'))}>
        <Copy aria-hidden />
        {words('copy')}
      </Button>
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  values: readonly Value[];
  chosen: Value | null;
  onChoose: (value: Value) => void;
  children: (value: Value) => string;
};

/** A row of chips of which one is chosen. */
function Choice<Value extends string>({ label, values, chosen, onChoose, children }: ChoiceProps<Value>) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{label}</legend>
      <div className="-mx-5 flex gap-2 overflow-x-auto px-5 pb-1">
        {values.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === chosen}
            onClick={() => onChoose(value)}
            className={cn(
              'h-11 shrink-0 whitespace-nowrap rounded-full border px-4 text-base',
              value === chosen ? 'border-primary bg-primary-soft font-medium' : 'bg-card hover:bg-accent',
            )}
          >
            {children(value)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
