import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { formatMoney } from '@/lib/domain/money/money';
import type { Locale } from '@/lib/i18n/config';
import { sayReason } from '@/lib/i18n/say-reason';
import type { LastRun } from '@/lib/services/payouts/reconciliation-reads';
import { FigureTable } from './figure-table';

const TONES = { agreed: 'success', different: 'warning', incomplete: 'warning' } as const;

/** What the last comparison found, with the figures of both sides. */
export function LastRunView({ run, timeZone }: { run: LastRun; timeZone: string }) {
  const t = useTranslations('reconciliation');
  const payouts = useTranslations('payouts');
  const locale = useLocale() as Locale;
  const format = useFormatter();
  const say = (amountMinor: number, currency: string) =>
    formatMoney({ amountMinor, currency }, locale).replace('-', '−');
  const when = format.dateTime(run.createdAt, 'dateTime', { timeZone });
  const since = format.dateTime(run.since, 'date', { timeZone });
  return (
    <>
      <Alert
        tone={TONES[run.status]}
        title={run.status === 'different' ? t('last.different', { count: run.found }) : t(`last.${run.status}`)}
      >
        <p>{run.books.length || run.accounts.length ? t('last.when', { when, since }) : t('last.nothing')}</p>
        {run.problems.map(({ provider, message }) => (
          <p key={provider}>
            {t('last.problem', { provider: payouts(`provider.${provider}`), message: sayReason(message, locale) })}
          </p>
        ))}
      </Alert>
      {run.books.length ? (
        <Card>
          <CardHeader>
            <CardTitle>{t('books.title')}</CardTitle>
          </CardHeader>
          <CardContent>
            <FigureTable
              head={[t('books.provider'), t('books.state'), t('books.ours'), t('books.theirs')]}
              rows={run.books.map(({ provider, currency, state, ours, theirs }) => ({
                key: `${provider} ${currency} ${state}`,
                cells: [payouts(`provider.${provider}`), t(`books.states.${state}`)],
                sides: [ours, theirs].map(({ count, amountMinor }) =>
                  t('books.side', { count, amount: say(amountMinor, currency) }),
                ) as [string, string],
              }))}
            />
          </CardContent>
        </Card>
      ) : null}
      {run.accounts.length ? (
        <Card>
          <CardHeader>
            <CardTitle>{t('accounts.title')}</CardTitle>
          </CardHeader>
          <CardContent>
            <FigureTable
              head={[t('accounts.account'), t('accounts.ledger'), t('accounts.expected')]}
              rows={run.accounts.map(({ account, currency, ledgerMinor, expectedMinor }) => ({
                key: `${account} ${currency}`,
                cells: [t(`accounts.names.${account as 'clearing:payout'}`)],
                // What is owed is a credit; people read it as a positive sum.
                sides: [say(-ledgerMinor || 0, currency), say(-expectedMinor || 0, currency)],
              }))}
            />
          </CardContent>
        </Card>
      ) : null}
    </>
  );
}
