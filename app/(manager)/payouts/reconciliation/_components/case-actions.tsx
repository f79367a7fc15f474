'use client';
import { useTranslations } from 'next-intl';
import { useActionButton } from '@/components/forms/use-action-button';
import { ConfirmDialog } from '@/components/page/confirm-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { Correction } from '@/lib/domain/payouts/reconcile';
import { correctCaseAction } from '../actions';
import { CloseDialog } from './close-dialog';

type Applied = Exclude<Correction, 'ask-bank' | 'check-ledger'>;

const isApplied = (correction: Correction): correction is Applied =>
  correction !== 'ask-bank' && correction !== 'check-ledger';

/** What a person can do with an open case: apply what is proposed, or close it with a reason. */
export function CaseActions({ id, correction }: { id: string; correction: Correction }) {
  const t = useTranslations('reconciliation.cases');
  const { run } = useActionButton();

  const apply = () =>
    run(
      () => correctCaseAction(id),
      ({ before, after }) => {
        if (before === after) toast.success(t('handedOver'));
        else toast.success(t('applied', { before: t(`word.${before}`), after: t(`word.${after}`) }));
      },
    );

  return (
    <div className="flex flex-wrap gap-2">
      {isApplied(correction) ? (
        <ConfirmDialog
          trigger={<Button>{t(`apply.${correction}`)}</Button>}
          title={t(`apply.${correction}`)}
          description={`${t(`proposal.${correction}`)} ${t('applyText')}`}
          confirmLabel={t(`apply.${correction}`)}
          destructive={false}
          onConfirm={apply}
        />
      ) : null}
      <CloseDialog id={id} />
    </div>
  );
}
