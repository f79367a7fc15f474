'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useEffect, useState } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import type { MailTemplate } from '@/lib/domain/notifications/mails';
import type { Wording } from '@/lib/domain/notifications/wording';
import type { NamedMessage } from '@/lib/i18n/messages';
import { previewTemplateAction } from './actions';

const PAUSE_MS = 500;

/** What the words look like as mail and as text message, about a person who does not exist; a moment after each change. */
export function TemplatePreview({ message, wording }: { message: MailTemplate; wording: Wording | null }) {
  const t = useTranslations('messageSettings.editor');
  const names = useTranslations('messageNames.name');
  const [asked, setAsked] = useState(wording);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wording), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wording]);
  const { data } = useQuery({
    queryKey: ['template-preview', message, asked],
    queryFn: async () => previewTemplateAction(message, asked),
    placeholderData: (before) => before,
  });
  const shown = useDeferredValue(data);
  if (!shown) return <Skeleton className="h-96 w-full rounded-xl" />;
  if (!shown.ok) return <p className="text-muted-foreground">{t('previewFailed')}</p>;
  const { subject, html, sms, smsLength } = shown.value;
  return (
    <section aria-label={t('preview')} className="flex flex-col gap-3">
      <p className="rounded-lg bg-muted px-4 py-2">
        <span className="text-muted-foreground text-sm">{t('previewSubject')} </span>
        {subject}
      </p>
      {/* The mail's own page: no script runs in it. */}
      <iframe
        title={t('previewTitle', { name: names(message as NamedMessage) })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={`<base target="_blank">${html}`}
        className="h-[32rem] w-full rounded-xl border bg-white"
      />
      {sms === null ? null : (
        <div className="flex flex-col gap-1">
          <p className="max-w-md self-start break-words rounded-2xl rounded-bl-sm bg-muted px-4 py-2.5">{sms}</p>
          {smsLength ? <p className="text-muted-foreground text-sm">{t('smsLength', { ...smsLength })}</p> : null}
        </div>
      )}
    </section>
  );
}
