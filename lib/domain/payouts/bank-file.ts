import { csvTable } from '../common/csv-table';
import { decimalString, sumMinor } from '../money/money';
import { sepaText } from './sepa-text';

/** A SEPA credit transfer file (pain.001), or a table for any other bank. */
export const BANK_FILE_FORMATS = ['sepa', 'csv'] as const;
export type BankFileFormat = (typeof BANK_FILE_FORMATS)[number];

/** A payout that finance is to make. */
export type BankTransfer = {
  readonly payoutId: string;
  readonly reference: string;
  readonly recipientName: string;
  readonly iban: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** What the recipient reads on his statement. */
  readonly remittance: string;
};

/** Countries of the SEPA schemes (EPC409-09, 2025), by the code their IBANs begin with. */
const SEPA_COUNTRIES = new Set(
  'AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA'.split(
    ' ',
  ),
);
/** The most that one SEPA credit transfer may carry: 999 999 999.99. */
const SEPA_MOST_MINOR = 99_999_999_999;

export type SepaProblem = 'currency' | 'country' | 'amount' | 'name';

/** Why a payout cannot be paid by SEPA; null when it can. */
export function sepaProblem(transfer: BankTransfer): SepaProblem | null {
  if (transfer.currency !== 'EUR') return 'currency';
  if (!SEPA_COUNTRIES.has(transfer.iban.slice(0, 2))) return 'country';
  if (transfer.amountMinor < 1 || transfer.amountMinor > SEPA_MOST_MINOR) return 'amount';
  return sepaText(transfer.recipientName, 70) === '' ? 'name' : null;
}

/** The payout's id as banks carry it from end to end: 32 of the 35 characters allowed. */
export function endToEndId(payoutId: string): string {
  return payoutId.replaceAll('-', '');
}

export type CurrencyTotal = { readonly currency: string; readonly amountMinor: number };

/** The sum of each currency, sorted by it. */
export function totalsOf(transfers: readonly Pick<BankTransfer, 'currency' | 'amountMinor'>[]): CurrencyTotal[] {
  const currencies = [...new Set(transfers.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    currency,
    amountMinor: sumMinor(transfers.filter((row) => row.currency === currency).map(({ amountMinor }) => amountMinor)),
  }));
}

/** One line a transfer, for a bank without SEPA or for reading: name, IBAN, amount as a decimal, currency, references. */
export function bankCsv(transfers: readonly BankTransfer[]): string {
  return csvTable([
    ['end_to_end_id', 'reference', 'recipient', 'iban', 'amount', 'currency', 'remittance'],
    ...transfers.map(({ payoutId, reference, recipientName, iban, amountMinor, currency, remittance }) => [
      endToEndId(payoutId),
      reference,
      recipientName,
      iban,
      decimalString(amountMinor, currency),
      currency,
      remittance,
    ]),
  ]);
}
