import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import type { Reconciliation } from '@/lib/services/payouts/reconciliation-reads';
import { CaseActions } from './case-actions';
import { EvidenceList } from './evidence-list';

export type Case = Reconciliation['cases'][number];

/** One difference: what both sides say beside each other, what is proposed, and what was done. */
export function CaseCard({ found, timeZone }: { found: Case; timeZone: string }) {
  const t = useTranslations('reconciliation.cases');
  const payouts = useTranslations('payouts');
  const format = useFormatter();
  const say = (at: Date) => format.dateTime(at, 'dateTime', { timeZone });
  const { id, kind, correction, provider, payoutId, evidence, status, reopened, closedAt, closeReason } = found;
  const isLedger = kind === 'ledger-differs';
  return (
    <Card>
      <CardHeader>
        <div className="flex flex-wrap items-center gap-2">
          <CardTitle>{t(`kind.${kind}`)}</CardTitle>
          {provider ? <Badge tone="outline">{payouts(`provider.${provider}`)}</Badge> : null}
          {reopened ? <Badge tone="warning">{t('reopened', { count: reopened })}</Badge> : null}
        </div>
        <CardDescription>{t('seen', { when: say(found.openedAt), last: say(found.lastSeenAt) })}</CardDescription>
      </CardHeader>
      <CardContent className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <EvidenceList title={t('ours')} list={evidence.ours} timeZone={timeZone} />
          <EvidenceList title={t(isLedger ? 'theirsLedger' : 'theirs')} list={evidence.theirs} timeZone={timeZone} />
        </div>
        {payoutId ? (
          <Link href={`/payouts/${payoutId}`} className="w-fit text-sm underline underline-offset-2">
            {t('payout')}
          </Link>
        ) : null}
        {status === 'open' ? (
          <>
            <p className="text-pretty">{t(`proposal.${correction}`)}</p>
            <CaseActions id={id} correction={correction} />
          </>
        ) : (
          <p className="text-pretty text-muted-foreground">
            {t('closedAt', { when: closedAt ? say(closedAt) : '–', reason: closeReason ?? '–' })}
          </p>
        )}
      </CardContent>
    </Card>
  );
}
