import { CalendarClock } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Money } from '@/components/money/money';
import { Alert } from '@/components/ui/alert';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { Ctx } from '@/lib/services/context';
import { getPayoutTerms, waitingForDetails } from '@/lib/services/payouts/method-reads';

/** What pays, when it runs next, and whose money waits because it is not known how to pay them. */
export async function PayoutTerms({ ctx }: { ctx: Ctx }) {
  const [t, terms, waiting] = await Promise.all([
    getTranslations('payouts'),
    getPayoutTerms(ctx),
    waitingForDetails(ctx),
  ]);
  const { defaultProvider, nextRunAt, minimum } = terms;
  return (
    <div className="flex flex-col gap-3">
      {defaultProvider === 'sandbox' ? <Alert tone="warning" title={t('terms.sandbox')} /> : null}
      {waiting.map((row) => (
        <Alert key={row.currency} tone="warning" title={t('terms.waiting', { count: row.people })}>
          {t.rich('terms.waitingText', { amount: () => <Money value={row} /> })}
        </Alert>
      ))}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted-foreground">
        <span className="flex gap-2">
          <CalendarClock aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            {nextRunAt
              ? t.rich('terms.next', { date: () => <DateTime value={nextRunAt} mode="date" /> })
              : t('terms.atOnce')}
          </span>
        </span>
        {minimum.amountMinor > 0 ? (
          <span>{t.rich('terms.minimum', { amount: () => <Money value={minimum} /> })}</span>
        ) : null}
        <Link href="/settings/payouts" className="text-primary underline underline-offset-2">
          {t('terms.change')}
        </Link>
      </p>
    </div>
  );
}
