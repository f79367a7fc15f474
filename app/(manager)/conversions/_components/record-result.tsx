'use client';
import { CircleCheck, CircleSlash } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { MoneyState } from '@/components/money/money-state';
import { ReceiptLink } from '@/components/money/receipt-link';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card, CardContent } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { RecordedForPage } from '../actions';
import { reasonText } from './reason-text';

type RecordResultProps = { conversion: RecordedForPage; onAgain: () => void };

/** What recording did: who is owed, each reward with its receipt, or why there is none. */
export function RecordResult({ conversion, onAgain }: RecordResultProps) {
  const t = useTranslations('conversions');
  const { attributed, created, referrerName, reason, referralId, rewards } = conversion;
  const Icon = rewards.length ? CircleCheck : CircleSlash;
  return (
    <section aria-live="polite" className="flex flex-col gap-4">
      {created ? null : <Alert tone="info" title={t('result.repeated')} />}
      <Card>
        <CardContent className="flex flex-col gap-5 py-6">
          <div className="flex items-start gap-3">
            <Icon
              aria-hidden
              className={rewards.length ? 'mt-0.5 size-5 text-success' : 'mt-0.5 size-5 text-muted-foreground'}
            />
            <div>
              <h2 className="text-lg">
                {attributed && rewards.length
                  ? t('result.attributed', { referrer: referrerName ?? '' })
                  : t('result.noReward')}
              </h2>
              <p className="text-muted-foreground">
                {rewards.length ? t('result.attributedDescription') : reasonText(reason, t)}
              </p>
            </div>
          </div>
          {rewards.length ? (
            <ul className="divide-y rounded-xl border">
              {rewards.map((reward) => (
                <li key={reward.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
                  <div className="min-w-0 flex-1">
                    <p className="font-medium">
                      {reward.side === 'referrer' ? t('result.referrerSide') : t('result.refereeSide')}
                    </p>
                    <p className="text-muted-foreground text-sm">
                      {reward.requiresApproval ? t('result.needsApproval') : t('result.payable')}{' '}
                      {reward.requiresApproval ? null : <DateTime value={reward.payableAt} mode="date" />}
                    </p>
                  </div>
                  <MoneyState
                    value={{ amountMinor: reward.rewardAmountMinor, currency: reward.currency }}
                    stage="pending"
                  />
                  <ReceiptLink href={`/rewards/${reward.id}`}>{t('result.why')}</ReceiptLink>
                </li>
              ))}
            </ul>
          ) : null}
          <div className="flex flex-wrap gap-2">
            <Button onClick={onAgain}>{t('result.again')}</Button>
            {referralId ? (
              <Button asChild variant="secondary">
                <Link href={`/referrals/${referralId}`}>{t('result.referral')}</Link>
              </Button>
            ) : null}
            <Button asChild variant="ghost">
              <Link href="/conversions">{t('result.all')}</Link>
            </Button>
          </div>
        </CardContent>
      </Card>
    </section>
  );
}
