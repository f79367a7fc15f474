import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
import { StatusBadge } from '@/components/money/status-badge';
import { DescriptionList } from '@/components/page/description-list';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { Alert } from '@/components/ui/alert';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { orNull } from '@/lib/auth/or-null';
import { requireStaff } from '@/lib/auth/session';
import { formatMoney } from '@/lib/domain/money/money';
import { sayReason } from '@/lib/i18n/say-reason';
import { getManualTransfer } from '@/lib/services/payouts/bank-file-reads';
import { getPayoutWithNames, listPayoutRewards } from '@/lib/services/payouts/reads';
import { BankMarks } from '../_components/bank-marks';
import { KeepFresh } from '../_components/keep-fresh';
import { NotPaidDialog } from '../_components/not-paid-dialog';
import { markFailedAction, markPaidAction, takeBackAction } from '../actions';

type Params = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payouts'))('title') };
}

export default async function PayoutPage({ params }: Params) {
  const ctx = await requireStaff('payouts:read');
  const { id } = await params;
  const [t, locale, payout] = await Promise.all([
    getTranslations('payouts'),
    getLocale(),
    orNull(() => getPayoutWithNames(ctx, id)),
  ]);
  if (!payout) notFound();
  const [rewards, manual] = await Promise.all([
    listPayoutRewards(ctx, id),
    payout.provider === 'manual' ? getManualTransfer(ctx, id) : null,
  ]);
  const failure = payout.failureReason && sayReason(payout.failureReason, locale);
  const takesBack = payout.status === 'paid' && payout.reversalAskedAt !== null;
  const canTakeBack = payout.provider === 'stripe' && payout.status === 'paid' && !takesBack;
  const said = manual?.status === 'pending' || manual?.status === 'settled' ? manual.status : null;
  return (
    <PageBody narrow>
      <KeepFresh active={payout.status === 'processing' && payout.provider !== 'manual'} />
      <PageHeader
        breadcrumb={[{ label: t('title'), href: '/payouts' }, { label: payout.recipientName }]}
        title={t('detail.title', { amount: formatMoney(payout, locale) })}
        badge={<StatusBadge of="payout" status={payout.status} />}
        actions={
          canTakeBack && ctx.scopes.has('payouts:write') ? (
            <NotPaidDialog
              payoutId={id}
              kind="takeBack"
              name={payout.recipientName}
              amount={formatMoney(payout, locale)}
              markFailed={takeBackAction}
            />
          ) : null
        }
      />
      {payout.status === 'failed' ? (
        <Alert tone="warning" title={t('detail.reason')}>
          {failure} {t('detail.failedNote')}
        </Alert>
      ) : null}
      {payout.status === 'reversed' ? (
        <Alert tone="warning" title={t('detail.reversed')}>
          {failure} {t('detail.reversedNote')}
        </Alert>
      ) : null}
      {takesBack ? (
        <Alert tone="info" title={t('detail.takesBack')}>
          {t('detail.takesBackNote', { reason: payout.reversalReason ?? '' })}
        </Alert>
      ) : null}
      {said === 'pending' ? <Alert tone="info" title={t('bank.waits')} /> : null}
      {said && ctx.scopes.has('payouts:write') ? (
        <BankMarks
          payoutId={id}
          said={said}
          name={payout.recipientName}
          amount={formatMoney(payout, locale)}
          markPaid={markPaidAction}
          markFailed={markFailedAction}
        />
      ) : null}
      {payout.provider === 'sandbox' ? <Alert tone="info" title={t('detail.sandbox')} /> : null}
      <Card>
        <CardContent className="py-5">
          <DescriptionList
            items={[
              {
                term: t('detail.recipient'),
                value: (
                  <Link href={`/people/${payout.recipientId}`} className="underline underline-offset-2">
                    {payout.recipientName}
                  </Link>
                ),
              },
              { term: t('detail.provider'), value: t(`provider.${payout.provider}`) },
              ...(payout.destinationMasked
                ? [
                    {
                      term: t('detail.destination'),
                      value: <span className="tabular">{payout.destinationMasked}</span>,
                    },
                  ]
                : []),
              { term: t('detail.reference'), value: <span className="font-mono">{payout.reference ?? '–'}</span> },
              { term: t('detail.started'), value: <DateTime value={payout.createdAt} mode="dateTime" /> },
              {
                term: t('detail.settled'),
                value: payout.settledAt ? <DateTime value={payout.settledAt} mode="dateTime" /> : '–',
              },
            ]}
          />
        </CardContent>
      </Card>
      <Card>
        <CardHeader>
          <CardTitle>{t('detail.rewards')}</CardTitle>
        </CardHeader>
        <CardContent>
          <ul className="divide-y">
            {rewards.map((reward) => (
              <li key={reward.id} className="flex items-center gap-4 py-2.5">
                <Link href={`/referrals/${reward.referralId}`} className="flex-1 underline underline-offset-2">
                  {t('detail.reward')}
                </Link>
                <ReceiptLink href={`/rewards/${reward.id}`}>
                  <Money value={{ amountMinor: reward.rewardAmountMinor, currency: reward.currency }} />
                </ReceiptLink>
              </li>
            ))}
          </ul>
        </CardContent>
      </Card>
    </PageBody>
  );
}
