import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { Alert } from '@/components/ui/alert';
import { Link } from '@/components/ui/link';
import { formatMoney } from '@/lib/domain/money/money';
import type { Ctx } from '@/lib/services/context';
import { getPayoutMethod, type OwnPayoutMethod } from '@/lib/services/payouts/method-reads';

/** When cash is paid, and what is missing for it. */
export async function PaidWhen({ ctx, timeZone }: { ctx: Ctx; timeZone: string }) {
  const [t, format, locale, method] = await Promise.all([
    getTranslations('payoutMethod'),
    getFormatter(),
    getLocale(),
    getPayoutMethod(ctx, ctx.actor.id),
  ]);
  const { minimum, problem } = method;
  return (
    <div className="flex flex-col gap-3">
      {problem ? (
        <Alert tone="warning" title={problem === 'no-method' ? t('wallet.waits') : t(`problem.${problem}`)}>
          {problem === 'guardian-needed' ? null : (
            <Link href="/portal/settings#how-paid" className="font-medium text-primary underline underline-offset-2">
              {t('wallet.enter')}
            </Link>
          )}
        </Alert>
      ) : null}
      <p className="text-pretty text-base text-muted-foreground">
        {sentence(method)}{' '}
        {minimum.amountMinor > 0 ? t('wallet.minimum', { amount: formatMoney(minimum, locale) }) : null}
      </p>
    </div>
  );

  function sentence({ schedule, nextRunAt }: OwnPayoutMethod): string {
    const date = nextRunAt ? format.dateTime(nextRunAt, 'date', { timeZone }) : '';
    switch (schedule.kind) {
      case 'at-once':
        return t('wallet.at-once');
      case 'weekly':
        return t('wallet.weekly', { weekday: String(schedule.weekday), date });
      case 'monthly':
        return t('wallet.monthly', { day: schedule.day, date });
    }
  }
}
