import { useFormatter, useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { Overview } from '@/lib/services/analytics/overview';

/** Who brings most, each with the way to him. */
export function TopReferrers({ referrers, currency }: { referrers: Overview['topReferrers']; currency: string }) {
  const t = useTranslations('dashboard.referrers');
  const format = useFormatter();
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{t('description')}</CardDescription>
      </CardHeader>
      <CardContent className="overflow-x-auto">
        {referrers.length === 0 ? (
          <p className="py-6 text-center text-muted-foreground">{t('empty')}</p>
        ) : (
          <Table>
            <caption className="sr-only">{t('title')}</caption>
            <TableHeader>
              <TableRow>
                <TableHead>{t('name')}</TableHead>
                <TableHead className="text-right max-sm:hidden xl:max-2xl:hidden">{t('leads')}</TableHead>
                <TableHead className="text-right">{t('conversions')}</TableHead>
                <TableHead className="text-right">{t('rewards')}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {referrers.map((row) => (
                <TableRow key={row.referrerId}>
                  <TableCell>
                    <Link href={`/people/${row.referrerId}`} className="font-medium underline-offset-2 hover:underline">
                      {row.name ?? t('unknown')}
                    </Link>
                  </TableCell>
                  <TableCell className="tabular text-right max-sm:hidden xl:max-2xl:hidden">
                    {format.number(row.leads)}
                  </TableCell>
                  <TableCell className="tabular text-right">{format.number(row.conversions)}</TableCell>
                  <TableCell className="text-right">
                    <Money value={{ amountMinor: row.rewardMinor, currency }} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </CardContent>
    </Card>
  );
}
