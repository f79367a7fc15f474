import { nextPeriod } from '../analytics/periods';
import type { RuleCode } from '../rule-codes';
import type { Backtest } from './backtest';
import { ASSUMPTIONS, type Assumption, assumptionsOf } from './plan';
import { addTo, type BacktestFigures, type BacktestSums, noSums, withDifference } from './sums';

export type BacktestReport = {
  readonly totals: BacktestFigures;
  /** Every month from the first to the last with a conversion; `month` is its first day. */
  readonly months: readonly (BacktestFigures & { readonly month: string })[];
  /** Those whose difference is largest either way, then those through whom most was paid. */
  readonly referrers: readonly (BacktestFigures & { readonly referrerId: string })[];
  /** The rest of them, added up. */
  readonly otherReferrers: BacktestFigures & { readonly count: number };
  /** Why conversions earn nothing by the tried version, the most frequent first. */
  readonly reasons: readonly { readonly reason: RuleCode; readonly conversions: number }[];
  /** Conversions of which a limit cut something. */
  readonly cuts: readonly { readonly reason: RuleCode; readonly conversions: number }[];
  readonly assumptions: readonly { readonly code: Assumption; readonly message: string }[];
};

/** What a backtest has found; the sums of months, and of referrers with the others, are the totals. */
export function reportOf(test: Backtest, mostReferrers: number): BacktestReport {
  const referrers = [...test.referrers]
    .map(([referrerId, sums]) => ({ referrerId, ...withDifference(sums) }))
    .sort(byWeight);
  const others = noSums();
  for (const rest of referrers.slice(mostReferrers)) addTo(others, rest);
  return {
    totals: withDifference(test.totals),
    months: monthsOf(test.months).map(([month, sums]) => ({ month, ...withDifference(sums) })),
    referrers: referrers.slice(0, mostReferrers),
    otherReferrers: { count: Math.max(0, referrers.length - mostReferrers), ...withDifference(others) },
    reasons: ranked(test.reasons),
    cuts: ranked(test.cuts),
    assumptions: assumptionsOf(test.plan).map((code) => ({ code, message: ASSUMPTIONS[code] })),
  };
}

type Row = BacktestFigures & { readonly referrerId: string };

function byWeight(a: Row, b: Row): number {
  const weight = (row: Row) => Math.abs(row.difference.grantedMinor);
  const order = weight(b) - weight(a) || b.paid.grantedMinor - a.paid.grantedMinor;
  return order || (a.referrerId < b.referrerId ? -1 : 1);
}

function monthsOf(months: ReadonlyMap<string, BacktestSums>): [string, BacktestSums][] {
  const known = [...months.keys()].sort();
  const last = known.at(-1);
  const rows: [string, BacktestSums][] = [];
  for (let month = known[0]; month && last && month <= last; month = nextPeriod(month, 'month')) {
    rows.push([month, months.get(month) ?? noSums()]);
  }
  return rows;
}

function ranked(counts: ReadonlyMap<RuleCode, number>) {
  return [...counts]
    .map(([reason, conversions]) => ({ reason, conversions }))
    .sort((a, b) => b.conversions - a.conversions || (a.reason < b.reason ? -1 : 1));
}
