'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import type { Wording } from '@/lib/domain/notifications/wording';

const MOST_PARAGRAPHS = 8;

type WordingFieldsProps = {
  wording: Wording;
  onChange: (wording: Wording) => void;
  errorOf: (path: string) => string | undefined;
};

/** The parts of a message: subject, heading, paragraphs, button, and what the text message says. */
export function WordingFields({ wording, onChange, errorOf }: WordingFieldsProps) {
  const t = useTranslations('messageSettings.editor');
  const { paragraphs, sms } = wording;
  const set = (part: Partial<Wording>) => onChange({ ...wording, ...part });
  const line = (name: 'subject' | 'heading' | 'button') => (
    <FormField key={name} name={name} label={t(name)} error={errorOf(name)}>
      <Input name={name} value={wording[name]} onChange={(event) => set({ [name]: event.target.value })} />
    </FormField>
  );
  return (
    <>
      {line('subject')}
      {line('heading')}
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have nothing of their own but their place
        <div key={index} className="flex items-start gap-2">
          <FormField
            name={`paragraphs.${index}`}
            label={t('paragraph', { number: index + 1 })}
            error={errorOf(`paragraphs.${index}`)}
            className="min-w-0 flex-1"
          >
            <Textarea
              name={`paragraphs.${index}`}
              rows={3}
              value={paragraph}
              onChange={(event) => set({ paragraphs: paragraphs.with(index, event.target.value) })}
            />
          </FormField>
          {paragraphs.length > 1 ? (
            <Button
              variant="ghost"
              size="icon-sm"
              className="mt-6"
              aria-label={t('remove', { number: index + 1 })}
              onClick={() => set({ paragraphs: paragraphs.toSpliced(index, 1) })}
            >
              <X aria-hidden />
            </Button>
          ) : null}
        </div>
      ))}
      {paragraphs.length < MOST_PARAGRAPHS ? (
        <Button
          variant="secondary"
          size="sm"
          className="self-start"
          onClick={() => set({ paragraphs: [...paragraphs, ''] })}
        >
          <Plus aria-hidden />
          {t('add')}
        </Button>
      ) : null}
      {line('button')}
      {sms === null ? null : (
        <FormField name="sms" label={t('sms')} help={t('smsHelp')} error={errorOf('sms')}>
          <Textarea name="sms" rows={2} value={sms} onChange={(event) => set({ sms: event.target.value })} />
        </FormField>
      )}
    </>
  );
}
