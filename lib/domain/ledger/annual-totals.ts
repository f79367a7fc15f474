import { sumMinor } from '../money/money';

/** What one person got in a year, in one currency. Negative when more came back than went out. */
export interface AnnualRow {
  contactId: string;
  name: string;
  email: string | null;
  externalId: string | null;
  currency: string;
  /** Paid by the bank in the year, less what came back in it. */
  cashMinor: number;
  /** Credit and discounts used, goods handed over, at their face value. */
  usedMinor: number;
}

export interface AnnualTotal extends AnnualRow {
  totalMinor: number;
  /** Whether a tax form is due: the total has reached the school's threshold. */
  reportable: boolean;
}

export interface AnnualCurrency {
  currency: string;
  cashMinor: number;
  usedMinor: number;
  totalMinor: number;
  recipients: AnnualTotal[];
}

/**
 * Totals by currency, the largest first. The threshold is one of the organisation's own currency, and is reached by an equal
 * amount; nobody is marked in another currency or without a threshold.
 */
export function annualTotals(
  rows: readonly AnnualRow[],
  threshold: { currency: string; thresholdMinor: number | null },
): AnnualCurrency[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const limit = currency === threshold.currency ? threshold.thresholdMinor : null;
    const recipients = own.map((row) => totalOf(row, limit)).sort(largestFirst);
    return {
      currency,
      cashMinor: sumMinor(own.map(({ cashMinor }) => cashMinor)),
      usedMinor: sumMinor(own.map(({ usedMinor }) => usedMinor)),
      totalMinor: sumMinor(recipients.map(({ totalMinor }) => totalMinor)),
      recipients,
    };
  });
}

function totalOf(row: AnnualRow, limit: number | null): AnnualTotal {
  const totalMinor = sumMinor([row.cashMinor, row.usedMinor]);
  return { ...row, totalMinor, reportable: limit !== null && totalMinor > 0 && totalMinor >= limit };
}

function largestFirst(a: AnnualTotal, b: AnnualTotal): number {
  return b.totalMinor - a.totalMinor || (a.contactId < b.contactId ? -1 : 1);
}
