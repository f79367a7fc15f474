import { z } from 'zod';
import { findAnnualRows } from '@/db/queries/annual-totals';
import { startOfDayIn } from '@/lib/domain/common/day-bounds';
import { type AnnualCurrency, annualTotals } from '@/lib/domain/ledger/annual-totals';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly } from '../transact';

/** A calendar year in the organisation's time zone. */
export const annualTotalsSchema = z.strictObject({
  year: z.coerce.number('Must be a year.').pipe(z.int('Must be a year.').min(1990).max(2199)),
});

export interface AnnualTotals {
  year: number;
  timeZone: string;
  /** The school's own; the threshold is in it. */
  currency: string;
  thresholdMinor: number | null;
  currencies: AnnualCurrency[];
}

/** What every recipient got in a calendar year of the organisation's time zone, for tax forms. Input: `{year}`. */
export async function readAnnualTotals(ctx: Ctx, input: unknown): Promise<AnnualTotals> {
  authorize(ctx, 'payouts:read');
  const { year } = parse(annualTotalsSchema, input);
  return readOnly(ctx, async (tx) => {
    const { currency, timeZone, taxReportThresholdMinor: thresholdMinor } = await organizationFacts(tx, ctx);
    const start = (of: number) => startOfDayIn(timeZone, `${of}-01-01`);
    const rows = await findAnnualRows(tx.sql, start(year), start(year + 1));
    return { year, timeZone, currency, thresholdMinor, currencies: annualTotals(rows, { currency, thresholdMinor }) };
  });
}
