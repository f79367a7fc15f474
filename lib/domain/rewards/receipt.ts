import { decimalString } from '../money/money';

export const RECEIPT_STEPS = [
  'base',
  'promotion',
  'net-value',
  'cap',
  'limit',
  'budget',
  'vesting',
  'split',
  'clawback',
] as const;
export type ReceiptStep = (typeof RECEIPT_STEPS)[number];

/** One step of a calculation: `why` in plain English with exact amounts, `key` and `params` to say it in another language. */
export type ReceiptLine = {
  readonly step: ReceiptStep;
  /** Which rule spoke: `base`, `tier:3`, `course:2`, `bonus:5`, a promotion's name … */
  readonly rule: string;
  readonly beforeMinor: number;
  readonly afterMinor: number;
  readonly why: string;
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** Amounts and rates as the sentences of a receipt write them: `50.00 USD`, `12.5 %`. */
export function sayMinor(amountMinor: number, currency: string): string {
  return `${decimalString(amountMinor, currency)} ${currency}`;
}

/** Basis points as a percentage without trailing zeros. */
export function sayBps(rateBps: number): string {
  return `${rateBps / 100} %`;
}
