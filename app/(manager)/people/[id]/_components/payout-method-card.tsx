import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import type { OwnPayoutMethod } from '@/lib/services/payouts/method-reads';
import { ChangeMethod } from './change-method';

type PayoutMethodCardProps = { contactId: string; name: string; method: OwnPayoutMethod; mayChange: boolean };

/** Where this person's money goes, as much of it as anybody needs to see. */
export function PayoutMethodCard({ contactId, name, method, mayChange }: PayoutMethodCardProps) {
  const t = useTranslations('payoutMethod');
  const { active, incomplete, problem, providers, defaultProvider } = method;
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('card.title')}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        {defaultProvider === 'sandbox' ? <p className="text-muted-foreground">{t('card.sandbox')}</p> : null}
        {active ? (
          <p>
            {t(`provider.${active.provider}`)} <span className="tabular font-medium">{active.masked}</span>{' '}
            <span className="text-muted-foreground text-sm">
              {t.rich('card.since', { date: () => <DateTime value={active.since} mode="date" /> })}
            </span>
          </p>
        ) : null}
        {incomplete ? (
          <p className="text-muted-foreground">{t('card.incomplete', { masked: incomplete.masked })}</p>
        ) : null}
        {problem ? <Alert tone="warning" title={t(`problem.${problem}`)} /> : null}
        {mayChange && providers.length ? (
          <ChangeMethod contactId={contactId} name={name} providers={providers} />
        ) : null}
      </CardContent>
    </Card>
  );
}
