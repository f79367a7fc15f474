import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { ReceiptLink } from '@/components/money/receipt-link';
import { StatusBadge } from '@/components/money/status-badge';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ReferralStatus } from '@/lib/domain/referrals/lifecycle';
import type { Person } from '@/lib/services/people/person';

/** Whom this person brought, and by whom he was brought. */
export function ReferralsCard({ person: { contact, brought, broughtBy } }: { person: Person }) {
  const t = useTranslations('people.referrals');
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-center justify-between gap-2">
        <CardTitle>{t('brought')}</CardTitle>
        {brought.length || broughtBy.length ? (
          <Link href={`/people/${contact.id}/network`} className="text-primary underline underline-offset-2">
            {t('network')}
          </Link>
        ) : null}
      </CardHeader>
      <CardContent className="overflow-x-auto">
        {brought.length ? (
          <Rows rows={brought} who="friend" />
        ) : (
          <p className="text-muted-foreground">{t('emptyBrought')}</p>
        )}
      </CardContent>
      <CardHeader className="border-t">
        <CardTitle>{t('broughtBy')}</CardTitle>
      </CardHeader>
      <CardContent className="overflow-x-auto">
        {broughtBy.length ? (
          <Rows rows={broughtBy} who="referrer" />
        ) : (
          <p className="text-muted-foreground">{t('emptyBroughtBy')}</p>
        )}
      </CardContent>
    </Card>
  );
}

function Rows({ rows, who }: { rows: Person['brought']; who: 'friend' | 'referrer' }) {
  const t = useTranslations('people');
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>{t(`referrals.${who}`)}</TableHead>
          <TableHead>{t('referrals.program')}</TableHead>
          <TableHead>{t('referrals.status')}</TableHead>
          <TableHead className="text-right">{t('referrals.reward')}</TableHead>
          <TableHead>{t('referrals.when')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell>
              <Link
                href={`/referrals/${row.id}`}
                className="whitespace-nowrap font-medium text-primary hover:underline"
              >
                {(who === 'friend' ? row.refereeName : row.referrerName) ?? t('unnamed')}
              </Link>
            </TableCell>
            <TableCell>{row.programName}</TableCell>
            <TableCell>
              <StatusBadge of="referral" status={row.status as ReferralStatus} />
            </TableCell>
            <TableCell className="text-right">
              {row.rewardAmountMinor > 0 ? (
                <ReceiptLink href={`/referrals/${row.id}/receipt`}>
                  <Money value={{ amountMinor: row.rewardAmountMinor, currency: row.currency }} />
                </ReceiptLink>
              ) : (
                t('person.none')
              )}
            </TableCell>
            <TableCell>
              <DateTime value={row.sharedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
