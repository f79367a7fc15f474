import { describe, expect, it } from 'vitest';
import type { CurrencyStatement } from '@/lib/domain/ledger/statement';
import { buildStatement, type StatementEntry } from '@/lib/domain/ledger/statement';
import type { Statement } from '@/lib/services/ledger/contact-statement';
import type { DescribedEntry } from '@/lib/services/ledger/describe-entries';
import { statementCsv } from '@/lib/services/ledger/statement-csv';
import { statementFile } from '@/lib/services/ledger/statement-file';
import { statementPdf } from '@/lib/services/ledger/statement-pdf';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';
import { pdfPages } from './pdf-text';

const database = useDatabase();

function aMove(overrides: Partial<StatementEntry> & { description?: string } = {}): DescribedEntry {
  return {
    ...{
      transferId: 't',
      occurredAt: NOW,
      kind: 'grant',
      reason: '',
      subjectType: 'reward',
      subjectId: 's',
      causeId: null,
    },
    ...{ currency: 'EUR', value: 'cash', amountMinor: 5000, accounts: { 'liability:payable': 5000 } },
    description: 'Reward for Núria – Straße für Übung',
    ...overrides,
  };
}

function aStatement(entries: DescribedEntry[], opening: Parameters<typeof buildStatement>[0] = []): Statement {
  return {
    contactId: 'c',
    name: 'Begoña Groß-Müller Łukasz',
    language: 'en',
    organization: { name: 'Escuela Ñandú', accentColor: '#aa3300', logo: null, timeZone: 'Europe/Madrid' },
    from: new Date('2026-08-31T22:00:00Z'),
    to: new Date('2026-09-30T22:00:00Z'),
    currencies: buildStatement(opening, entries) as CurrencyStatement<DescribedEntry>[],
  };
}

describe('the document', () => {
  it('is complete: heading, words, figures, in every Latin letter', async () => {
    const back = aMove({ kind: 'clawback', amountMinor: -12_000, description: 'Taken back: Reward' });
    const pages = pdfPages(await statementPdf(aStatement([aMove(), back]), NOW));
    expect(pages).toHaveLength(1);
    const text = pages[0] ?? '';
    for (const words of [
      ...['Escuela Ñandú', 'Statement for Begoña Groß-Müller Łukasz', '1 Sept 2026 to 30 Sept 2026'],
      ...['Cash in EUR', 'Opening balance', '15 Sept 2026', '€50.00', '€120.00', '−€70.00', 'Closing balance'],
      ...['It will be set against your next payout', 'Page 1 of 1', 'Europe/Madrid'],
    ])
      expect(text.replaceAll('\n', ' ')).toContain(words);
    expect(text).not.toContain('?');
  });

  it('is in the language of the person: words, days and sums', async () => {
    const pages = pdfPages(await statementPdf({ ...aStatement([aMove()]), language: 'de' }, NOW));
    const text = (pages[0] ?? '').replaceAll(/\s/g, ' ');
    for (const words of [
      ...['Kontoauszug für Begoña', 'Anfangsstand', 'Endstand', '15. Sept. 2026', '50,00 €', 'Vorgang'],
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Opening balance');
  });

  it('repeats the head of the table on each page and numbers them all', async () => {
    const moves = Array.from({ length: 120 }, (_, index) =>
      aMove({ description: `Reward ${index} for Ana – Programme` }),
    );
    const pages = pdfPages(await statementPdf(aStatement(moves), NOW));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toContain('Taken back\n');
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    });
    const all = pages.join('\n');
    for (let index = 0; index < 120; index++) expect(all.match(new RegExp(`Reward ${index} `, 'g'))).toHaveLength(1);
  });

  it('has the same bytes for the same statement on the same day', async () => {
    const later = new Date(NOW.getTime() + 3_600_000);
    const [first, second] = await Promise.all([NOW, later].map((now) => statementPdf(aStatement([aMove()]), now)));
    expect(Buffer.compare(first as Uint8Array, second as Uint8Array)).toBe(0);
    const other = await statementPdf(aStatement([aMove({ amountMinor: 5001 })]), NOW);
    expect(Buffer.compare(first as Uint8Array, other)).not.toBe(0);
  });

  it('says that nothing moved', async () => {
    expect(pdfPages(await statementPdf(aStatement([]), NOW))[0]).toContain('Nothing moved in this period.');
  });
});

describe('the table', () => {
  it('has an opening row, the movements and a closing row that adds up, safe for a spreadsheet', () => {
    const opening = [{ currency: 'EUR', account: 'liability:payable', value: 'cash', balanceMinor: 100 }];
    const paid = aMove({
      kind: 'payout-sent',
      amountMinor: -5100,
      description: '=HYPERLINK("x"), "y"',
      transferId: 'u',
    });
    expect(statementCsv(aStatement([aMove(), paid], opening)).split('\r\n')).toEqual([
      'date,occurredAt,value,kind,description,currency,earned,takenBack,paid,balance,transferId',
      ',,cash,opening,Opening balance,EUR,,,,1.00,',
      '2026-09-15,2026-09-15T12:00:00.000Z,cash,grant,Reward for Núria – Straße für Übung,EUR,50.00,,,51.00,t',
      `2026-09-15,2026-09-15T12:00:00.000Z,cash,payout-sent,"'=HYPERLINK(""x""), ""y""",EUR,,,51.00,0.00,u`,
      ',,cash,closing,Closing balance,EUR,50.00,0.00,51.00,0.00,',
      '',
    ]);
  });
});

describe('statementFile', () => {
  it('makes both kinds of file, named for person and period', async () => {
    const ctx = await anOrganization();
    const { referrerId: contactId } = await aGrantedReward(database.owner, ctx);
    const period = { contactId, from: '2026-09-01', to: '2026-09-30' };
    const csv = await statementFile(ctx, { ...period, format: 'csv' });
    expect(csv).toMatchObject({ contentType: 'text/csv; charset=utf-8' });
    expect(csv.fileName).toBe(`statement-${contactId}-2026-09-01-2026-09-30.csv`);
    expect(String(csv.body)).toContain('50.00');
    const pdf = await statementFile(as(at(ctx, NOW), 'referrer', contactId), { ...period, format: 'pdf' });
    expect(pdf).toMatchObject({ contentType: 'application/pdf' });
    expect(pdfPages(pdf.body as Uint8Array)[0]).toContain('$50.00');
    await expect(statementFile(ctx, { contactId, format: 'xls' })).rejects.toMatchObject({
      errors: [{ path: 'format' }],
    });
    await expect(statementFile(as(ctx, 'referrer'), { contactId, format: 'pdf' })).rejects.toMatchObject({
      status: 404,
    });
  });
});

it('is written for its person, whoever opens it: description, table and document', async () => {
  const ctx = await anOrganization();
  const { referrerId: contactId } = await aGrantedReward(database.owner, ctx, {});
  await database.owner`update contacts set language = 'de' where id = ${contactId}`;
  const { body } = await statementFile(as(ctx, 'finance'), { contactId, format: 'csv' });
  const csv = Buffer.from(body).toString('utf8');
  expect(csv).toContain('Anfangsstand');
  expect(csv).toContain('Prämie für');
  expect(csv).not.toContain('Opening balance');
});

it('is written in the language that its reader asks for, as the portal and the pages of the staff do', async () => {
  const ctx = await anOrganization();
  const { referrerId: contactId } = await aGrantedReward(database.owner, ctx, {});
  const { body } = await statementFile(as(ctx, 'referrer', contactId), { contactId, format: 'csv', language: 'es' });
  expect(String(body)).toContain('Saldo inicial');
  expect(String(body)).toContain('Recompensa por');
  await expect(statementFile(ctx, { contactId, format: 'csv', language: 'fr' })).rejects.toMatchObject({
    errors: [{ path: 'language' }],
  });
});
