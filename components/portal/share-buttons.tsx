'use client';
import { ClipboardCopy, Copy, Mail, MessageCircle, MessageSquareText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { NativeShare } from './native-share';
import { channelLink, shareHrefs, withLink } from './share-links';
import { useCopy } from './use-copy';

type ShareButtonsProps = {
  /** The link of the code, without a channel. */
  url: string;
  /** The text to begin with. */
  message: string;
  subject: string;
};

/** A text that can be changed, and the ways to send it; each way has its channel in the link. */
export function ShareButtons({ url, message: first, subject }: ShareButtonsProps) {
  const t = useTranslations('portal.share');
  const [message, setMessage] = useState(first);
  const copy = useCopy();
  const { whatsapp, email, sms } = shareHrefs(url, message, subject);
  return (
    <div className="flex flex-col gap-5">
      <FormField name="message" label={t('message')} help={t('messageHelp')}>
        <Textarea
          value={message}
          onChange={(event) => setMessage(event.target.value)}
          rows={4}
          maxLength={1000}
          className="md:text-lg"
        />
      </FormField>
      <NativeShare url={url} message={message} title={subject} label={t('native')} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 font-medium">{t('with')}</legend>
        <div className="grid grid-cols-2 gap-2.5">
          <Way href={whatsapp} icon={<MessageCircle aria-hidden />} label={t('whatsapp')} outside />
          <Way href={email} icon={<Mail aria-hidden />} label={t('email')} />
          <Way href={sms} icon={<MessageSquareText aria-hidden />} label={t('sms')} />
          <Button variant="secondary" size="lg" onClick={() => copy(channelLink(url, 'copy'))}>
            <Copy aria-hidden />
            {t('copy')}
          </Button>
          <Button variant="ghost" size="lg" className="col-span-2" onClick={() => copy(withLink(message, url, 'copy'))}>
            <ClipboardCopy aria-hidden />
            {t('copyText')}
          </Button>
        </div>
      </fieldset>
    </div>
  );
}

type WayProps = { href: string; icon: ReactNode; label: string; outside?: boolean };

function Way({ href, icon, label, outside }: WayProps) {
  return (
    <Button asChild variant="secondary" size="lg">
      <a href={href} {...(outside ? { target: '_blank', rel: 'noreferrer' } : {})}>
        {icon}
        {label}
      </a>
    </Button>
  );
}
