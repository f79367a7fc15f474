import { dayIn } from '@/lib/domain/common/days';
import type { CurrencyStatement, StatementSection } from '@/lib/domain/ledger/statement';
import { formatMoney } from '@/lib/domain/money/money';
import { translator } from '@/lib/i18n/translator';
import type { LogoPicture } from '../organizations/logo-content';
import type { Statement } from './contact-statement';
import type { DescribedEntry } from './describe-entries';
import { PdfSheet, type SheetColumn, type SheetRow } from './pdf-sheet';
import { regionalName, writeDay, writePeriod } from './statement-words';

const FERN = '#2f7d5b';
const AMOUNT = 66;

/**
 * A statement as an A4 document with embedded fonts. The same statement on the same day gives the same bytes: the file is dated
 * with the first instant of `now`'s day, or with the end of a period that is over.
 */
export function statementPdf(
  statement: Statement,
  now: Date,
  logo: LogoPicture | null = null,
): Promise<Uint8Array<ArrayBuffer>> {
  const { name, language, organization, currencies } = statement;
  const t = translator('statements', undefined, language);
  const today = dayIn(organization.timeZone, now);
  const sheet = new PdfSheet({
    title: t('forPerson', { name }),
    author: organization.name,
    lang: regionalName(language),
    accent: organization.accentColor ?? FERN,
    date: new Date(`${today}T00:00:00Z`),
  });
  sheet.head(organization.name, t('forPerson', { name }), [
    writePeriod(statement),
    t('zone', { zone: organization.timeZone }),
    t('asOf', { day: writeDay(today, language) }),
  ]);
  if (logo) sheet.logo(logo);
  const sections = currencies.flatMap((own) => own.values.map((section) => ({ own, section })));
  for (const { own, section } of sections) addSection(sheet, own, section, statement);
  if (!sections.length) sheet.note(t('quiet'));
  return sheet.end((page, pages) => `${organization.name} · ${name} · ${t('page', { page, pages })}`);
}

function addSection(
  sheet: PdfSheet,
  { currency, lines }: CurrencyStatement<DescribedEntry>,
  section: StatementSection,
  { language, organization: { timeZone } }: Statement,
): void {
  const t = translator('statements', undefined, language);
  const say = (amountMinor: number) => formatMoney({ amountMinor, currency }, language).replace('-', '−');
  const orNothing = (amountMinor: number) => (amountMinor === 0 ? '' : say(amountMinor));
  const { value, openingMinor, earnedMinor, takenBackMinor, paidMinor, closingMinor } = section;
  const moves = lines
    .filter((line) => line.value === value)
    .map(
      (line): SheetRow => ({
        cells: [
          ...[writeDay(dayIn(timeZone, line.occurredAt), language), line.description],
          ...[line.earnedMinor, line.takenBackMinor, line.paidMinor].map(orNothing),
          say(line.valueBalanceMinor),
        ],
      }),
    );
  const sums = [earnedMinor, takenBackMinor, paidMinor].map(say);
  sheet.heading(t('valueIn', { value, currency }));
  sheet.table(columnsOf(t, sheet.width), [
    { cells: ['', t('opening'), '', '', '', say(openingMinor)], tone: 'faint' },
    ...moves,
    { cells: ['', t('closing'), ...sums, say(closingMinor)], tone: 'strong' },
  ]);
  if (section.waitingMinor > 0) sheet.note(t('waiting', { amount: say(section.waitingMinor) }));
  if (closingMinor < 0) sheet.note(t(value === 'cash' ? 'negative' : 'negativeCredit'));
}

function columnsOf(t: ReturnType<typeof translator<'statements'>>, width: number): SheetColumn[] {
  const amounts = (['earned', 'takenBack', 'paid', 'balance'] as const).map((name) => ({
    title: t(`column.${name}`),
    width: AMOUNT,
    align: 'right' as const,
  }));
  const date = { title: t('column.date'), width: 68 };
  return [date, { title: t('column.what'), width: width - 68 - 4 * AMOUNT }, ...amounts];
}
