import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { ReceiptSentences } from '@/components/money/receipt-sentences';
import { ReceiptSteps } from '@/components/money/receipt-steps';
import { StatusBadge } from '@/components/money/status-badge';
import type { AttributionReceipt } from '@/lib/services/attribution/reads';
import type { RewardView } from '@/lib/services/rewards/view';
import { DecisionHistory } from './decision-history';
import { ModelTable } from './model-table';
import { ReceiptCard, ReceiptCards } from './receipt-cards';

type ReferralReceiptProps = { referralId: string; receipt: AttributionReceipt; rewards: readonly RewardView[] };

/** Who brought this friend and why, what was earned by it and why: on a page and in a sheet. */
export function ReferralReceipt({ referralId, receipt, rewards }: ReferralReceiptProps) {
  const t = useTranslations('referrals');
  const history = useTranslations('attribution.history');
  return (
    <>
      <ReceiptCards
        subjectId={referralId}
        receipt={receipt}
        earned={rewards.map((reward) => <RewardReceipt key={reward.id} reward={reward} />)}
        middle={
          <ReceiptCard title={t('receiptPage.shares')}>
            <ModelTable receipt={receipt} />
          </ReceiptCard>
        }
        decided={
          <>
            <p>
              {t('receiptPage.decided')}:{' '}
              {receipt.decidedBy.startsWith('system:')
                ? t('receiptPage.bySystem', { version: receipt.winner?.programVersion ?? '–' })
                : (receipt.decidedByName ?? receipt.decidedBy)}
            </p>
            {receipt.note ? <p className="whitespace-pre-wrap break-words">{receipt.note}</p> : null}
          </>
        }
      />
      {receipt.superseded.length ? (
        <ReceiptCard title={history('title')}>
          <DecisionHistory superseded={receipt.superseded} />
        </ReceiptCard>
      ) : null}
    </>
  );
}

function RewardReceipt({ reward }: { reward: RewardView }) {
  const t = useTranslations('referrals');
  const { side, rewardAmountMinor, currency, status, receipt } = reward;
  const amount = { amountMinor: rewardAmountMinor, currency };
  return (
    <ReceiptCard
      title={
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          {t('detail.receipt', { side })}
          <span className="flex items-center gap-3">
            <Money value={amount} />
            <StatusBadge of="reward" status={status} />
          </span>
        </span>
      }
    >
      <div className="flex flex-col gap-3">
        <ReceiptSentences steps={receipt} currency={currency} />
        <ReceiptSteps steps={receipt} currency={currency} />
      </div>
    </ReceiptCard>
  );
}
