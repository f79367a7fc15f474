import { csvTable } from '@/lib/domain/common/csv-table';
import { dayIn } from '@/lib/domain/common/days';
import type { Language } from '@/lib/domain/common/languages';
import type { CurrencyStatement, StatementSection } from '@/lib/domain/ledger/statement';
import { decimalString } from '@/lib/domain/money/money';
import { translator } from '@/lib/i18n/translator';
import type { Statement } from './contact-statement';
import type { DescribedEntry } from './describe-entries';

const HEAD = [
  ...['date', 'occurredAt', 'value', 'kind', 'description', 'currency'],
  ...['earned', 'takenBack', 'paid', 'balance', 'transferId'],
];

/**
 * A statement as a table: for each currency and kind of value an opening row, the movements, and a closing row with their
 * sums, described in the language of the person. Amounts are decimals; `balance` is that of the kind of value.
 */
export function statementCsv({ currencies, language, organization }: Statement): string {
  const rows = currencies.flatMap((statement) =>
    statement.values.flatMap((section) => sectionRows(statement, section, organization.timeZone, language)),
  );
  return csvTable([HEAD, ...rows]);
}

function sectionRows(
  { currency, lines }: CurrencyStatement<DescribedEntry>,
  section: StatementSection,
  timeZone: string,
  language: Language,
): string[][] {
  const t = translator('statements', undefined, language);
  const say = (minor: number) => decimalString(minor, currency);
  const { value } = section;
  const opening = ['', '', value, 'opening', t('opening'), currency, '', '', '', say(section.openingMinor), ''];
  const moves = lines
    .filter((line) => line.value === value)
    .map((line) => [
      ...[
        dayIn(timeZone, line.occurredAt),
        line.occurredAt.toISOString(),
        value,
        line.kind,
        line.description,
        currency,
      ],
      ...[line.earnedMinor, line.takenBackMinor, line.paidMinor].map((minor) => (minor === 0 ? '' : say(minor))),
      ...[say(line.valueBalanceMinor), line.transferId],
    ]);
  const sums = [section.earnedMinor, section.takenBackMinor, section.paidMinor].map(say);
  const closing = ['', '', value, 'closing', t('closing'), currency, ...sums, say(section.closingMinor), ''];
  return [opening, ...moves, closing];
}
