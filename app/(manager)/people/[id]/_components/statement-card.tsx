import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { Statement } from '@/lib/services/ledger/contact-statement';

/** Every movement of a person's accounts with the balance after it. */
export function StatementCard({ statement }: { statement: Statement }) {
  const t = useTranslations('people.statement');
  const words = useTranslations('statements');
  const moved = statement.currencies.filter(({ lines }) => lines.length > 0);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('title')}</CardTitle>
        <CardDescription>{moved.length ? t('help') : t('empty')}</CardDescription>
        <Link href={`/people/${statement.contactId}/statement`} className="w-fit text-sm underline underline-offset-2">
          {words('open')}
        </Link>
      </CardHeader>
      {moved.map(({ currency, closingMinor, lines }) => (
        <CardContent key={currency} className="overflow-x-auto">
          <Table>
            <TableHeader>
              <TableRow>
                <TableHead>{t('when')}</TableHead>
                <TableHead>{t('what')}</TableHead>
                <TableHead className="text-right">{t('amount')}</TableHead>
                <TableHead className="text-right">{t('balance')}</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {lines.toReversed().map((line) => (
                <TableRow key={`${line.transferId} ${line.value}`}>
                  <TableCell>
                    <DateTime value={line.occurredAt} mode="dateTime" />
                  </TableCell>
                  <TableCell className="min-w-48">{line.description}</TableCell>
                  <TableCell className="text-right">
                    <Money value={{ amountMinor: line.amountMinor, currency }} />
                  </TableCell>
                  <TableCell className="text-right">
                    <Money value={{ amountMinor: line.balanceMinor, currency }} className="text-muted-foreground" />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <p className="mt-3 font-medium">
            {t.rich('closing', { amount: () => <Money value={{ amountMinor: closingMinor, currency }} /> })}
          </p>
        </CardContent>
      ))}
    </Card>
  );
}
