import { FileText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/page/empty-state';
import { Alert } from '@/components/ui/alert';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableFooter, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { CurrencyStatement, StatementEntry, StatementSection } from '@/lib/domain/ledger/statement';
import { Money } from './money';

type Described = CurrencyStatement<StatementEntry & { description: string }>;

const COLUMNS = ['earned', 'takenBack', 'paid', 'balance'] as const;

/** A statement: a table for each currency and kind of value, from the opening to the closing balance. */
export function StatementView({ currencies }: { currencies: readonly Described[] }) {
  const t = useTranslations('statements');
  const sections = currencies.flatMap((own) => own.values.map((section) => ({ own, section })));
  if (!sections.length)
    return <EmptyState icon={FileText} title={t('empty.title')} description={t('empty.description')} />;
  return sections.map(({ own, section }) => (
    <SectionCard key={`${own.currency} ${section.value}`} own={own} section={section} />
  ));
}

function SectionCard({ own: { currency, lines }, section }: { own: Described; section: StatementSection }) {
  const t = useTranslations('statements');
  const { value, openingMinor, closingMinor, earnedMinor, takenBackMinor, paidMinor } = section;
  const moves = lines.filter((line) => line.value === value);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('valueIn', { value, currency })}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        <Table aria-label={t('valueIn', { value, currency })}>
          <TableHeader>
            <TableRow>
              <TableHead>{t('column.date')}</TableHead>
              <TableHead>{t('column.what')}</TableHead>
              {COLUMNS.map((name) => (
                <TableHead key={name} className="text-right">
                  {t(`column.${name}`)}
                </TableHead>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            <TableRow className="text-muted-foreground">
              <TableCell />
              <TableCell colSpan={4}>{t('opening')}</TableCell>
              <Amount minor={openingMinor} currency={currency} always />
            </TableRow>
            {moves.map((line) => (
              <TableRow key={line.transferId}>
                <TableCell>
                  <DateTime value={line.occurredAt} mode="date" />
                </TableCell>
                <TableCell className="min-w-56">{line.description}</TableCell>
                <Amount minor={line.earnedMinor} currency={currency} />
                <Amount minor={line.takenBackMinor} currency={currency} />
                <Amount minor={line.paidMinor} currency={currency} />
                <Amount minor={line.valueBalanceMinor} currency={currency} always />
              </TableRow>
            ))}
          </TableBody>
          <TableFooter>
            <TableRow>
              <TableCell />
              <TableCell>{t('closing')}</TableCell>
              {[earnedMinor, takenBackMinor, paidMinor, closingMinor].map((minor, index) => (
                <Amount key={COLUMNS[index]} minor={minor} currency={currency} always />
              ))}
            </TableRow>
          </TableFooter>
        </Table>
        {moves.length ? null : <p className="text-muted-foreground text-sm">{t('quiet')}</p>}
        {section.waitingMinor > 0 ? (
          <p className="text-muted-foreground text-sm">
            {t.rich('waitingPart', {
              amount: () => <Money value={{ amountMinor: section.waitingMinor, currency }} />,
            })}
          </p>
        ) : null}
        {closingMinor < 0 ? <Alert tone="warning" title={t(value === 'cash' ? 'negative' : 'negativeCredit')} /> : null}
      </CardContent>
    </Card>
  );
}

function Amount({ minor, currency, always }: { minor: number; currency: string; always?: boolean }) {
  return (
    <TableCell className="text-right">
      {minor !== 0 || always ? <Money value={{ amountMinor: minor, currency }} /> : null}
    </TableCell>
  );
}
