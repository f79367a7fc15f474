import { FileWarning } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { Badge } from '@/components/ui/badge';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableFooter, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { AnnualCurrency } from '@/lib/domain/ledger/annual-totals';

/** Everybody who got something in a year, in one currency; whoever needs a tax form is marked. */
export function AnnualTable({ totals: { currency, recipients, ...sums } }: { totals: AnnualCurrency }) {
  const t = useTranslations('ledger.annual');
  const cell = (amountMinor: number) => (
    <TableCell className="text-right">
      <Money value={{ amountMinor, currency }} />
    </TableCell>
  );
  return (
    <Card>
      <CardHeader>
        <CardTitle>{currency}</CardTitle>
      </CardHeader>
      <CardContent>
        <Table aria-label={currency}>
          <TableHeader>
            <TableRow>
              <TableHead>{t('recipient')}</TableHead>
              <TableHead className="text-right">{t('cash')}</TableHead>
              <TableHead className="text-right">{t('used')}</TableHead>
              <TableHead className="text-right">{t('total')}</TableHead>
              <TableHead>{t('form')}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {recipients.map((row) => (
              <TableRow key={row.contactId}>
                <TableCell className="min-w-40">
                  <Link href={`/people/${row.contactId}/statement?period=all`} className="underline underline-offset-2">
                    {row.name}
                  </Link>
                  {row.externalId ? (
                    <span className="block font-mono text-muted-foreground text-xs">{row.externalId}</span>
                  ) : null}
                </TableCell>
                {cell(row.cashMinor)}
                {cell(row.usedMinor)}
                {cell(row.totalMinor)}
                <TableCell>
                  {row.reportable ? (
                    <Badge tone="warning">
                      <FileWarning aria-hidden />
                      {t('due')}
                    </Badge>
                  ) : (
                    '–'
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
          <TableFooter>
            <TableRow>
              <TableCell>{t('sum', { count: recipients.length })}</TableCell>
              {cell(sums.cashMinor)}
              {cell(sums.usedMinor)}
              {cell(sums.totalMinor)}
              <TableCell>{recipients.filter(({ reportable }) => reportable).length || '–'}</TableCell>
            </TableRow>
          </TableFooter>
        </Table>
      </CardContent>
    </Card>
  );
}
