'use client';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useActionButton } from '@/components/forms/use-action-button';
import { Money } from '@/components/money/money';
import { ReceiptSentences } from '@/components/money/receipt-sentences';
import { ReceiptSteps } from '@/components/money/receipt-steps';
import { DescriptionList } from '@/components/page/description-list';
import { useCloseSheet } from '@/components/shell/route-sheet';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/domain/money/money';
import type { QueuedReward } from '@/lib/services/rewards/reads';
import { approveManyAction } from '../actions';
import { RejectDialog } from './reject-dialog';

/** Everything that explains a reward, and the decision: the receipt, the enrolment, who recorded it. On a page and in a sheet. */
export function RewardEvidence({ reward, attribution }: { reward: QueuedReward; attribution: ReactNode }) {
  const t = useTranslations('rewards');
  const locale = useLocale();
  const { run, pending } = useActionButton();
  const close = useCloseSheet();
  const { evidence, currency } = reward;
  const amount = formatMoney({ amountMinor: reward.rewardAmountMinor, currency }, locale);
  const money = (amountMinor: number) => <Money value={{ amountMinor, currency }} />;

  const approve = () =>
    run(
      () => approveManyAction([reward.id]),
      (said) => {
        toast.success(said);
        close();
      },
    );

  return (
    <>
      <ReceiptSentences steps={reward.receipt} currency={currency} />
      <ReceiptSteps steps={reward.receipt} currency={currency} />
      <DescriptionList
        items={[
          {
            term: t('details.program'),
            value: t('details.version', { name: evidence.programName, version: evidence.programVersion }),
          },
          { term: t('details.code'), value: <span className="font-mono">{evidence.code}</span> },
          {
            term: t('details.conversion'),
            value: (
              <>
                {evidence.conversionExternalId}, {evidence.courseName ?? evidence.milestone},{' '}
                <DateTime value={evidence.convertedAt} mode="date" />
              </>
            ),
          },
          { term: t('details.value'), value: money(evidence.conversionValueMinor) },
          ...(evidence.refundedMinor ? [{ term: t('details.refunded'), value: money(evidence.refundedMinor) }] : []),
          { term: t('details.total'), value: money(evidence.recipientTotalMinor) },
          ...reward.approvals.map(({ name, approvedAt }, index) => ({
            term: t('details.approval', { number: index + 1 }),
            value: (
              <>
                {name}, <DateTime value={approvedAt} mode="date" />
              </>
            ),
          })),
          { term: t('details.model'), value: attribution },
          { term: t('details.quality'), value: evidence.qualityScore ?? '–' },
        ]}
      />
      <div className="flex flex-wrap gap-2">
        {reward.mayApprove ? (
          <>
            <Button onClick={approve} pending={pending}>
              {t(approveWords(reward), { amount })}
            </Button>
            <RejectDialog rewardId={reward.id} amount={amount} name={evidence.recipientName} onDone={close} />
          </>
        ) : null}
        <Button asChild variant="ghost">
          <Link href={`/referrals/${reward.referralId}`}>{t('details.referral')}</Link>
        </Button>
      </div>
      {reward.mayApprove === false && reward.status === 'pending' ? (
        <p className="text-muted-foreground">{t(whyNot(reward), { date: reward.payableAt })}</p>
      ) : null}
    </>
  );
}

function whyNot({ approvedAhead, approvedByMe }: QueuedReward): 'ahead' | 'needsSecond' | 'mayNot' {
  if (approvedAhead) return 'ahead';
  return approvedByMe ? 'needsSecond' : 'mayNot';
}

function approveWords({ approvalsNeeded, approvals }: QueuedReward): 'approve' | 'approveFirst' | 'approveSecond' {
  if (approvalsNeeded === 1) return 'approve';
  return approvals.length === 0 ? 'approveFirst' : 'approveSecond';
}
