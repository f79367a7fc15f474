'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { useActionForm } from '@/components/forms/use-action-form';
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
  const mail = useActionButton();
  const sms = useActionForm();

  const send = (to: string | null) => sendTestAction(message, wording, to);

  function said({ status, to }: { status: string; to: string }) {
    if (status === 'sent') toast.success(t('editor.testDone', { to }));
    else if (status === 'queued') toast.info(t('editor.testQueued'));
    else toast.error(t('editor.testFailed'));
  }

  return (
    <div className="flex flex-col gap-3">
      <Button
        variant="secondary"
        className="self-start"
        pending={mail.pending}
        onClick={() => mail.run(() => send(null), said)}
      >
        {t('editor.testMail')}
      </Button>
      {hasSms ? (
        <div className="flex flex-wrap items-start gap-2">
          <FormField
            name="testNumber"
            label={t('editor.testNumber')}
            help={t('editor.testNumberHelp')}
            error={sms.problem}
            className="min-w-0 flex-1"
          >
            <Input type="tel" value={number} onChange={(event) => setNumber(event.target.value)} />
          </FormField>
          <Button
            variant="secondary"
            className="mt-6"
            pending={sms.pending}
            onClick={() => sms.run(() => send(number), said)}
          >
            {t('editor.testSms')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
