'use client';
import { ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Button } from '@/components/ui/button';
import { verifyDecisionAction } from '../../../attribution/actions';

/** Replays the stored evidence and says whether it still gives this decision. */
export function VerifyButton({ decisionId }: { decisionId: string }) {
  const t = useTranslations('attribution.verify');
  const [said, setSaid] = useState<{ text: string; ok: boolean }>();
  const { run, pending } = useActionButton();
  const check = () =>
    run(
      () => verifyDecisionAction(decisionId),
      (fault) => setSaid({ text: t((fault ?? 'ok') as 'ok'), ok: fault === null }),
    );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="secondary" size="sm" pending={pending} onClick={check}>
        <ShieldCheck aria-hidden />
        {t('check')}
      </Button>
      <p role="status" className={said?.ok === false ? 'text-danger' : 'text-success'}>
        {said?.text}
      </p>
    </div>
  );
}
