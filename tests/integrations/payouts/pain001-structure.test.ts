// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BankTransfer, sepaProblem } from '@/lib/domain/payouts/bank-file';
import { pain001, type SepaFile } from '@/lib/integrations/payouts/pain001';
import { INITIATION, violations } from './support/pain001-schema';

const transfer: BankTransfer = {
  payoutId: '01990000-0000-7000-8000-0000000000ab',
  reference: 'MANUAL-80000000000000AB',
  recipientName: 'Zoë Müller',
  iban: 'FR1420041010050500013M02606',
  amountMinor: 5000,
  currency: 'EUR',
  remittance: 'Northwind: thank you for recommending us',
};
const file: SepaFile = {
  fileId: '01990000-0000-7000-8000-0000000000ff',
  createdAt: new Date('2026-09-15T12:34:56.789Z'),
  executionDay: '2026-09-16',
  debtor: { name: 'Lingua School', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
  transfers: [transfer, { ...transfer, payoutId: '01990000-0000-7000-8000-0000000000ac', amountMinor: 1 }],
};
const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

function check(xml: string): string[] {
  const root = new DOMParser().parseFromString(xml, 'application/xml').documentElement;
  expect([root.localName, root.namespaceURI, root.children.length]).toEqual(['Document', NAMESPACE, 1]);
  const initiation = root.children[0] as Element;
  expect(initiation.localName).toBe('CstmrCdtTrfInitn');
  return violations(initiation, INITIATION);
}

// No schema file can be had here: the order, number and texts of the elements are those that ISO 20022 and the EPC document.
describe('the structure of a SEPA file', () => {
  it('is that of pain.001.001.09, with a BIC and without', () => {
    expect(check(pain001(file))).toEqual([]);
    const { name, iban } = file.debtor;
    expect(check(pain001({ ...file, debtor: { name, iban } }))).toEqual([]);
  });

  it('whatever people and schools are called, and whatever the amount', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
      fc.constantFrom('//', '/x/', '  a  ', '&<>"\'', 'Ὀδυσσεύς', '李小龍', '\u0000a\u0007', 'a'.repeat(300), '👩‍🏫'),
    );
    const anyTransfer = fc
      .record({
        payoutId: fc.uuid(),
        reference: fc.constant(transfer.reference),
        recipientName: anyText,
        remittance: anyText,
        amountMinor: fc.integer({ min: 1, max: 99_999_999_999 }),
      })
      .map((row) => ({ ...transfer, ...row }))
      .filter((row) => sepaProblem(row) === null);
    fc.assert(
      fc.property(fc.array(anyTransfer, { minLength: 1, maxLength: 3 }), (transfers) => {
        expect(check(pain001({ ...file, transfers }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const xml = pain001(file);
  it.each([
    [
      'children in another order',
      (text: string) => text.replace(/(<PmtMtd>.*?<\/PmtMtd>)\s*(<BtchBookg>.*?<\/BtchBookg>)/s, '$2$1'),
    ],
    ['a missing end-to-end id', (text: string) => text.replace(/<EndToEndId>.*?<\/EndToEndId>/, '')],
    ['an element twice', (text: string) => text.replace(/(<ChrgBr>.*?<\/ChrgBr>)/, '$1$1')],
    [
      'an element of another version',
      (text: string) => text.replace(/<ReqdExctnDt>.*?<\/ReqdExctnDt>/s, '<ReqdExctnDt>2026-09-16</ReqdExctnDt>'),
    ],
    ['the BIC of version 03', (text: string) => text.replace('<BICFI>', '<BIC>').replace('</BICFI>', '</BIC>')],
    ['an unknown element', (text: string) => text.replace('<PmtMtd>', '<Kith/><PmtMtd>')],
    ['a name of 71 characters', (text: string) => text.replace('Zoe Muller', 'a'.repeat(71))],
    ['letters that banks do not take', (text: string) => text.replace('Zoe', 'Zoë')],
    ['two slashes', (text: string) => text.replace('Zoe Muller', 'Zoe//Muller')],
    ['another currency', (text: string) => text.replace('Ccy="EUR"', 'Ccy="USD"')],
    ['no currency', (text: string) => text.replace(' Ccy="EUR"', '')],
    ['three decimals', (text: string) => text.replace('>50.00<', '>50.000<')],
    ['nothing to pay', (text: string) => text.replace('<InstdAmt Ccy="EUR">50.00<', '<InstdAmt Ccy="EUR">0.00<')],
    ['an id of 36 characters', (text: string) => text.replace(/<MsgId>.*?</, `<MsgId>${'a'.repeat(36)}<`)],
  ])('would be found to have %s', (_, spoil) => {
    const spoilt = spoil(xml);
    expect(spoilt).not.toBe(xml);
    expect(check(spoilt)).not.toEqual([]);
  });
});
