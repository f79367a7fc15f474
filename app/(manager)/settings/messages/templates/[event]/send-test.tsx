'use client';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { MailTemplate } from '@/lib/domain/notifications/mails';
import type { Wording } from '@/lib/domain/notifications/wording';
import { sendTestAction } from './actions';

type SendTestProps = { message: MailTemplate; wording: Wording | null; hasSms: boolean };

/** Sends the words as they stand, saved or not, to whoever tries them. */
export function SendTest({ message, wording, hasSms }: SendTestProps) {
  const t = useTranslations('messageSettings');
  const [number, setNumber] = useState('');
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();

  function send(sms: string | null) {
    start(async () => {
      setError(undefined);
      const result = await sendTestAction(message, wording, sms);
      if (result.ok) return said(result.value);
      const atField = sms === null ? undefined : result.errors.find(({ path }) => path === 'to')?.message;
      if (atField) setError(atField);
      else toast.error(result.requestId ? t('failed', { requestId: result.requestId }) : result.message);
    });
  }

  function said({ status, to }: { status: string; to: string }) {
    if (status === 'sent') toast.success(t('editor.testDone', { to }));
    else if (status === 'queued') toast.info(t('editor.testQueued'));
    else toast.error(t('editor.testFailed'));
  }

  return (
    <div className="flex flex-col gap-3">
      <Button variant="secondary" className="self-start" pending={pending} onClick={() => send(null)}>
        {t('editor.testMail')}
      </Button>
      {hasSms ? (
        <div className="flex flex-wrap items-start gap-2">
          <FormField
            name="testNumber"
            label={t('editor.testNumber')}
            help={t('editor.testNumberHelp')}
            error={error}
            className="min-w-0 flex-1"
          >
            <Input type="tel" value={number} onChange={(event) => setNumber(event.target.value)} />
          </FormField>
          <Button variant="secondary" className="mt-6" pending={pending} onClick={() => send(number)}>
            {t('editor.testSms')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
