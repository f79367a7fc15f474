import { CircleCheck, ReceiptText, ScrollText, TriangleAlert } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Money } from '@/components/money/money';
import { EmptyState } from '@/components/page/empty-state';
import { PageBody } from '@/components/page/page-body';
import { PageHeader } from '@/components/page/page-header';
import { buttonVariants } from '@/components/ui/button';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableFooter, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { requireStaff } from '@/lib/auth/session';
import { sumMinor } from '@/lib/domain/money/money';
import { trialBalance } from '@/lib/services/ledger/reads';
import { getOrganization } from '@/lib/services/organizations/reads';
import { JournalCard } from './_components/journal-card';
import { VerifyButton } from './_components/verify-button';

type Currency = Awaited<ReturnType<typeof trialBalance>>['currencies'][number];

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('title') };
}

export default async function LedgerPage() {
  const ctx = await requireStaff('payouts:read');
  const [t, { currencies }, { timeZone }] = await Promise.all([
    getTranslations('ledger'),
    trialBalance(ctx),
    getOrganization(ctx),
  ]);
  return (
    <PageBody>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            <Link href="/ledger/annual" className={buttonVariants({ variant: 'secondary' })}>
              <ReceiptText aria-hidden />
              {t('annual.title')}
            </Link>
            <VerifyButton />
          </>
        }
      />
      {currencies.length ? (
        currencies.map((currency) => <TrialBalance key={currency.currency} {...currency} />)
      ) : (
        <EmptyState icon={ScrollText} title={t('empty.title')} description={t('empty.description')} />
      )}
      {currencies.length ? <JournalCard zone={timeZone} /> : null}
    </PageBody>
  );
}

async function TrialBalance({ currency, sumMinor: sum, accounts }: Currency) {
  const t = await getTranslations('ledger');
  const money = (amountMinor: number) => <Money value={{ amountMinor, currency }} />;
  const debits = accounts.filter(({ balanceMinor }) => balanceMinor > 0);
  const credits = accounts.filter(({ balanceMinor }) => balanceMinor < 0);
  return (
    <Card>
      <CardHeader className="flex-row items-center justify-between">
        <CardTitle>{currency}</CardTitle>
        <p
          className={
            sum === 0 ? 'flex items-center gap-1.5 text-success' : 'flex items-center gap-1.5 text-destructive'
          }
        >
          {sum === 0 ? (
            <CircleCheck aria-hidden className="size-4" />
          ) : (
            <TriangleAlert aria-hidden className="size-4" />
          )}
          {sum === 0 ? t('balanced') : t('unbalanced')}
        </p>
      </CardHeader>
      <CardContent className="overflow-x-auto">
        <Table>
          <TableHeader>
            <TableRow>
              <TableHead>{t('account')}</TableHead>
              <TableHead className="text-right">{t('debit')}</TableHead>
              <TableHead className="text-right">{t('credit')}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {accounts.map(({ account, balanceMinor }) => (
              <TableRow key={account}>
                <TableCell>
                  <span className="block">{t(`names.${account}` as 'names.asset:bank')}</span>
                  <span className="font-mono text-muted-foreground text-xs">{breakable(account)}</span>
                </TableCell>
                <TableCell className="text-right">{balanceMinor > 0 ? money(balanceMinor) : null}</TableCell>
                <TableCell className="text-right">{balanceMinor < 0 ? money(-balanceMinor) : null}</TableCell>
              </TableRow>
            ))}
          </TableBody>
          <TableFooter>
            <TableRow>
              <TableCell>{t('sum')}</TableCell>
              <TableCell className="text-right">
                {money(sumMinor(debits.map(({ balanceMinor }) => balanceMinor)))}
              </TableCell>
              <TableCell className="text-right">
                {money(-sumMinor(credits.map(({ balanceMinor }) => balanceMinor)))}
              </TableCell>
            </TableRow>
          </TableFooter>
        </Table>
      </CardContent>
    </Card>
  );
}

/** On a phone it breaks after its kind, so that debit and credit are both in sight. */
function breakable(account: string) {
  const [kind, ...rest] = account.split(':');
  return (
    <>
      {kind}:<wbr />
      {rest.join(':')}
    </>
  );
}
