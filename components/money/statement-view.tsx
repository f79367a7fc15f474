import { FileText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/page/empty-state';
import { Alert } from '@/components/ui/alert';
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { DateTime } from '@/components/ui/date-time';
import { Table, TableBody, TableCell, TableFooter, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { CurrencyStatement, StatementEntry, StatementSection } from '@/lib/domain/ledger/statement';
import { Money } from './money';

type Described = CurrencyStatement<StatementEntry & { description: string }>;

const COLUMNS = ['earned', 'takenBack', 'paid', 'balance'] as const;

/** On a phone a row is a block: the date, what it was, and each amount on a line of its own with its name before it. */
const STACKS = {
  table: 'max-sm:block',
  head: 'max-sm:sr-only',
  body: 'max-sm:block',
  row: 'max-sm:block max-sm:py-2',
  cell: 'max-sm:block max-sm:px-0 max-sm:py-0.5',
  amount:
    'max-sm:flex max-sm:justify-between max-sm:before:text-muted-foreground max-sm:before:content-[attr(data-label)]',
};

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
  const sums = { earned: earnedMinor, takenBack: takenBackMinor, paid: paidMinor, balance: closingMinor };
  const moves = lines.filter((line) => line.value === value);
  return (
    <Card>
      <CardHeader>
        <CardTitle>{t('valueIn', { value, currency })}</CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        <Table aria-label={t('valueIn', { value, currency })} className={STACKS.table}>
          <TableHeader className={STACKS.head}>
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
          <TableBody className={STACKS.body}>
            <TableRow className={cn('text-muted-foreground', STACKS.row)}>
              <TableCell className="max-sm:hidden" />
              <TableCell colSpan={4} className={STACKS.cell}>
                {t('opening')}
              </TableCell>
              <Amount of="balance" minor={openingMinor} currency={currency} always />
            </TableRow>
            {moves.map((line) => (
              <TableRow key={line.transferId} className={STACKS.row}>
                <TableCell className={cn('max-sm:text-muted-foreground', STACKS.cell)}>
                  <DateTime value={line.occurredAt} mode="date" />
                </TableCell>
                <TableCell className={cn('sm:min-w-56', STACKS.cell)}>{line.description}</TableCell>
                <Amount of="earned" minor={line.earnedMinor} currency={currency} />
                <Amount of="takenBack" minor={line.takenBackMinor} currency={currency} />
                <Amount of="paid" minor={line.paidMinor} currency={currency} />
                <Amount of="balance" minor={line.valueBalanceMinor} currency={currency} always />
              </TableRow>
            ))}
          </TableBody>
          <TableFooter className={STACKS.body}>
            <TableRow className={STACKS.row}>
              <TableCell className="max-sm:hidden" />
              <TableCell className={STACKS.cell}>{t('closing')}</TableCell>
              {COLUMNS.map((name) => (
                <Amount key={name} of={name} minor={sums[name]} currency={currency} always />
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

type AmountProps = { of: (typeof COLUMNS)[number]; minor: number; currency: string; always?: boolean };

function Amount({ of, minor, currency, always }: AmountProps) {
  const t = useTranslations('statements');
  const isShown = minor !== 0 || always;
  return (
    <TableCell
      data-label={t(`column.${of}`)}
      className={cn('text-right', isShown ? STACKS.cell : 'max-sm:hidden', isShown && STACKS.amount)}
    >
      {isShown ? <Money value={{ amountMinor: minor, currency }} /> : null}
    </TableCell>
  );
}
