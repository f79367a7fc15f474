import { create } from 'xmlbuilder2';
import { decimalString } from '@/lib/domain/money/money';
import { type BankTransfer, endToEndId, sepaProblem, totalsOf } from '@/lib/domain/payouts/bank-file';
import { sepaText } from '@/lib/domain/payouts/sepa-text';

export interface SepaFile {
  /** Names the file for ever: a bank refuses the same message twice. */
  fileId: string;
  createdAt: Date;
  /** The day the bank is to pay, `2026-11-25`. */
  executionDay: string;
  debtor: { name: string; iban: string; bic?: string };
  transfers: readonly BankTransfer[];
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
const NAME = 70;
const REMITTANCE = 140;

type Node = ReturnType<typeof create>;

/**
 * A SEPA credit transfer initiation (ISO 20022 pain.001.001.09, EPC132-08): one payment information, since currency, day and
 * debtor are the same for all; numbers and sums in both headers. Characters are those that every bank takes.
 * @throws RangeError when it is empty, or a transfer is none for SEPA
 */
export function pain001({ fileId, createdAt, executionDay, debtor, transfers }: SepaFile): string {
  const odd = transfers.find((transfer) => sepaProblem(transfer) !== null);
  if (odd || transfers.length === 0)
    throw new RangeError(odd ? `${odd.payoutId} is no SEPA transfer` : 'An empty file');
  const messageId = fileId.replaceAll('-', '');
  const [total] = totalsOf(transfers);
  const sums = { NbOfTxs: String(transfers.length), CtrlSum: decimalString(total?.amountMinor ?? 0, 'EUR') };
  const name = sepaText(debtor.name, NAME);
  const root = create({ version: '1.0', encoding: 'UTF-8' })
    .ele('Document', { xmlns: NAMESPACE })
    .ele('CstmrCdtTrfInitn');
  root.ele('GrpHdr').ele({
    MsgId: messageId,
    CreDtTm: `${createdAt.toISOString().slice(0, 19)}Z`,
    ...sums,
    InitgPty: { Nm: name },
  });
  const payment = root.ele('PmtInf');
  payment.ele({
    PmtInfId: `${messageId}-1`,
    PmtMtd: 'TRF',
    BtchBookg: 'true',
    ...sums,
    PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
    ReqdExctnDt: { Dt: executionDay },
    Dbtr: { Nm: name },
    DbtrAcct: { Id: { IBAN: debtor.iban }, Ccy: 'EUR' },
    DbtrAgt: { FinInstnId: debtor.bic ? { BICFI: debtor.bic } : { Othr: { Id: 'NOTPROVIDED' } } },
    ChrgBr: 'SLEV',
  });
  for (const transfer of transfers) addTransfer(payment, transfer);
  return root.end({ prettyPrint: true });
}

function addTransfer(
  payment: Node,
  { payoutId, amountMinor, recipientName, iban, remittance, reference }: BankTransfer,
): void {
  payment.ele('CdtTrfTxInf').ele({
    PmtId: { EndToEndId: endToEndId(payoutId) },
    Amt: { InstdAmt: { '@Ccy': 'EUR', '#': decimalString(amountMinor, 'EUR') } },
    Cdtr: { Nm: sepaText(recipientName, NAME) },
    CdtrAcct: { Id: { IBAN: iban } },
    RmtInf: { Ustrd: sepaText(`${reference} ${remittance}`, REMITTANCE) },
  });
}
