// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankTransfer } from '@/lib/domain/payouts/bank-file';
import { pain001, type SepaFile } from '@/lib/integrations/payouts/pain001';

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
  transfers: [transfer],
};

/** Read by another parser than the one that wrote it; throws when it is not well formed. */
function read(xml: string) {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const broken = document.querySelector('parsererror');
  if (broken) throw new Error(broken.textContent ?? 'not well formed');
  const all = (path: string, from: ParentNode = document) =>
    [...from.querySelectorAll(path.split('/').join(' > '))].map((node) => node.textContent ?? '');
  const one = (path: string) => {
    const found = all(path);
    expect(found, path).toHaveLength(1);
    return found[0];
  };
  return { document, all, one };
}

describe('a SEPA file', () => {
  it('has the elements of pain.001.001.09 in their order', () => {
    expect(pain001(file)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
  <CstmrCdtTrfInitn>
    <GrpHdr>
      <MsgId>019900000000700080000000000000ff</MsgId>
      <CreDtTm>2026-09-15T12:34:56Z</CreDtTm>
      <NbOfTxs>1</NbOfTxs>
      <CtrlSum>50.00</CtrlSum>
      <InitgPty>
        <Nm>Lingua School</Nm>
      </InitgPty>
    </GrpHdr>
    <PmtInf>
      <PmtInfId>019900000000700080000000000000ff-1</PmtInfId>
      <PmtMtd>TRF</PmtMtd>
      <BtchBookg>true</BtchBookg>
      <NbOfTxs>1</NbOfTxs>
      <CtrlSum>50.00</CtrlSum>
      <PmtTpInf>
        <SvcLvl>
          <Cd>SEPA</Cd>
        </SvcLvl>
      </PmtTpInf>
      <ReqdExctnDt>
        <Dt>2026-09-16</Dt>
      </ReqdExctnDt>
      <Dbtr>
        <Nm>Lingua School</Nm>
      </Dbtr>
      <DbtrAcct>
        <Id>
          <IBAN>DE89370400440532013000</IBAN>
        </Id>
        <Ccy>EUR</Ccy>
      </DbtrAcct>
      <DbtrAgt>
        <FinInstnId>
          <BICFI>COBADEFFXXX</BICFI>
        </FinInstnId>
      </DbtrAgt>
      <ChrgBr>SLEV</ChrgBr>
      <CdtTrfTxInf>
        <PmtId>
          <EndToEndId>019900000000700080000000000000ab</EndToEndId>
        </PmtId>
        <Amt>
          <InstdAmt Ccy="EUR">50.00</InstdAmt>
        </Amt>
        <Cdtr>
          <Nm>Zoe Muller</Nm>
        </Cdtr>
        <CdtrAcct>
          <Id>
            <IBAN>FR1420041010050500013M02606</IBAN>
          </Id>
        </CdtrAcct>
        <RmtInf>
          <Ustrd>MANUAL-80000000000000AB Northwind: thank you for recommending us</Ustrd>
        </RmtInf>
      </CdtTrfTxInf>
    </PmtInf>
  </CstmrCdtTrfInitn>
</Document>`);
  });

  it('needs no BIC', () => {
    const { debtor } = file;
    const { one } = read(pain001({ ...file, debtor: { name: debtor.name, iban: debtor.iban } }));
    expect(one('DbtrAgt/FinInstnId/Othr/Id')).toBe('NOTPROVIDED');
  });

  it('is well formed and true to the cent whatever people are called, read by another parser', () => {
    const anyTransfer = fc.record({
      amountMinor: fc.integer({ min: 1, max: 99_999_999_999 }),
      recipientName: fc.string({ unit: 'binary', maxLength: 90 }).map((name) => `A${name}`),
      remittance: fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.constant(']]></Ustrd><Amt>')),
    });
    fc.assert(
      fc.property(fc.array(anyTransfer, { minLength: 1, maxLength: 20 }), (rows) => {
        const transfers = rows.map((row) => ({ ...transfer, ...row }));
        const { all, one } = read(pain001({ ...file, transfers }));
        const cents = (text: string) => Number(text.replace('.', ''));
        const sum = rows.reduce((total, { amountMinor }) => total + amountMinor, 0);
        const amounts = all('CdtTrfTxInf/Amt/InstdAmt');
        expect(amounts.map(cents)).toEqual(rows.map(({ amountMinor }) => amountMinor));
        expect(amounts.every((text) => /^\d+\.\d\d$/.test(text))).toBe(true);
        for (const header of ['GrpHdr', 'PmtInf']) {
          expect(one(`${header}/NbOfTxs`)).toBe(String(rows.length));
          expect(cents(one(`${header}/CtrlSum`) ?? '')).toBe(sum);
        }
        expect(all('CdtTrfTxInf/Cdtr/Nm').every((name) => name.length > 0 && name.length <= 70)).toBe(true);
        expect(all('CdtTrfTxInf/RmtInf/Ustrd').every((text) => text.length <= 140)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('holds nothing that is no SEPA transfer', () => {
    for (const change of [{ currency: 'USD' }, { iban: 'TR330006100519786457841326' }, { amountMinor: 0 }]) {
      expect(() => pain001({ ...file, transfers: [transfer, { ...transfer, ...change }] })).toThrow(RangeError);
    }
    expect(() => pain001({ ...file, transfers: [] })).toThrow(RangeError);
  });
});
