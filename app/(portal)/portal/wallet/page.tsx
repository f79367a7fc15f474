import { Share2, Wallet } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/components/page/empty-state';
import { RewardItem } from '@/components/portal/reward-item';
import { shownBalances } from '@/components/portal/shown-balances';
import { StatementLines } from '@/components/portal/statement-lines';
import { WalletBalance } from '@/components/portal/wallet-balance';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { getOrganization } from '@/lib/services/organizations/reads';
import { listOwnRewards } from '@/lib/services/rewards/own-rewards';
import { PortalHeader } from '../_components/portal-header';
import { CreditSection } from './_components/credit-section';
import { PaidWhen } from './_components/paid-when';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('portal.wallet'))('title') };
}

export default async function WalletPage() {
  const ctx = await requireReferrer();
  const contactId = ctx.actor.id;
  const [t, balance, rewards, statement, { timeZone }] = await Promise.all([
    getTranslations('portal.wallet'),
    contactBalance(ctx, contactId),
    listOwnRewards(ctx),
    contactStatement(ctx, { contactId }),
    getOrganization(ctx),
  ]);
  const moved = statement.currencies.filter(({ lines }) => lines.length > 0);
  return (
    <div className="flex flex-col gap-6">
      <PortalHeader title={t('title')} lead={t('lead')} />
      {shownBalances(balance).map((one) => (
        <WalletBalance key={one.currency} balance={one} />
      ))}
      <PaidWhen ctx={ctx} timeZone={timeZone} />
      <CreditSection ctx={ctx} />
      {rewards.length ? (
        <section className="flex flex-col gap-3">
          <h2 className="text-lg">{t('rewards')}</h2>
          <ul className="divide-y rounded-xl border bg-card">
            {rewards.map((reward) => (
              <RewardItem key={reward.id} reward={reward} />
            ))}
          </ul>
        </section>
      ) : (
        <EmptyState
          icon={Wallet}
          title={t('empty')}
          description={t('emptyText')}
          action={
            <Button asChild size="lg">
              <Link href="/portal/share">
                <Share2 aria-hidden />
                {t('emptyAction')}
              </Link>
            </Button>
          }
        />
      )}
      {moved.length ? (
        <section className="flex flex-col gap-3">
          <div>
            <h2 className="text-lg">{t('statement')}</h2>
            <p className="text-pretty text-base text-muted-foreground">{t('statementHelp')}</p>
            <Link href="/portal/wallet/statement" className="text-base underline underline-offset-2">
              {t('statementOpen')}
            </Link>
          </div>
          {moved.map(({ currency, closingMinor, lines }) => (
            <StatementLines
              key={currency}
              currency={currency}
              closingMinor={closingMinor}
              lines={lines.map(({ transferId, occurredAt, kind, amountMinor, balanceMinor }) => ({
                ...{ transferId, occurredAt, kind, amountMinor, balanceMinor },
              }))}
            />
          ))}
        </section>
      ) : null}
    </div>
  );
}
