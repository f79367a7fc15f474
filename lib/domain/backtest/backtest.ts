import { periodOf } from '../analytics/periods';
import type { RuleCode } from '../rule-codes';
import type { PastConversion, PastReward } from './past-conversion';
import type { BacktestPlan } from './plan';
import { definitionOf, type Replayed, type ReplayedLine, replayConversion } from './replay-conversion';
import { type BacktestSums, noSums } from './sums';

/** A backtest under way. Grows with the people, not with the conversions. */
export type Backtest = {
  readonly plan: BacktestPlan;
  /** Rewarded conversions of each referrer. */
  readonly counts: Map<string, number>;
  /** Referees who have had their one reward. */
  readonly claimed: Set<string>;
  budgetSpentMinor: number;
  readonly totals: BacktestSums;
  /** By the first day of the conversion's month in the organisation's time zone. */
  readonly months: Map<string, BacktestSums>;
  readonly referrers: Map<string, BacktestSums>;
  /** Why conversions of the period earned nothing. */
  readonly reasons: Map<RuleCode, number>;
  readonly cuts: Map<Replayed['cuts'][number], number>;
};

/** A backtest that has seen nothing. */
export function newBacktest(plan: BacktestPlan): Backtest {
  return {
    plan,
    counts: new Map(),
    claimed: new Set(),
    budgetSpentMinor: 0,
    totals: noSums(),
    months: new Map(),
    referrers: new Map(),
    reasons: new Map(),
    cuts: new Map(),
  };
}

/** Takes the next conversion, in the order in which they were recorded. Outside the period, what happened is taken as it was. */
export function takeConversion(test: Backtest, past: PastConversion): void {
  const { plan } = test;
  if (past.occurredAt < plan.from || past.occurredAt >= plan.to) {
    moveOn(test, past, past.boundVersion, grantedSum(past.paid));
    return;
  }
  const version = plan.version ?? past.boundVersion;
  const replayed = replayConversion(plan, version, past, {
    isClaimed: test.claimed.has(past.refereeId),
    rewardedBefore: test.counts.get(past.referrerId) ?? 0,
    budgetSpentMinor: test.budgetSpentMinor,
  });
  moveOn(test, past, version, grantedSum(replayed.lines));
  count(test, past, replayed);
}

/** Counts, the one reward and the budget move on as `grant` and `decideConversion` move them. */
function moveOn(test: Backtest, past: PastConversion, version: number, grantedMinor: number): void {
  if (grantedMinor === 0) return;
  test.counts.set(past.referrerId, (test.counts.get(past.referrerId) ?? 0) + 1);
  test.claimed.add(past.refereeId);
  if (definitionOf(test.plan, version).budgetMinor !== null) test.budgetSpentMinor += grantedMinor;
}

function grantedSum(lines: readonly { readonly grantedMinor: number }[]): number {
  return lines.reduce((sum, { grantedMinor }) => sum + grantedMinor, 0);
}

function count(test: Backtest, past: PastConversion, { lines, reason, cuts }: Replayed): void {
  const month = periodOf(past.occurredAt, 'month', test.plan.timeZone);
  const sums = [test.totals, sumsAt(test.months, month)];
  for (const sum of [...sums, sumsAt(test.referrers, past.referrerId)]) {
    sum.conversions += 1;
    if (past.paid.length > 0) sum.paid.rewarded += 1;
    if (lines.length > 0) sum.would.rewarded += 1;
  }
  for (const line of past.paid) add(test, sums, past, 'paid', line);
  for (const line of lines) add(test, sums, past, 'would', line);
  if (reason) test.reasons.set(reason, (test.reasons.get(reason) ?? 0) + 1);
  for (const cut of cuts) test.cuts.set(cut, (test.cuts.get(cut) ?? 0) + 1);
}

/** A referrer's table tells what the school spends through him: his own part, and the friend's reward of his referral. */
function add(
  test: Backtest,
  sums: readonly BacktestSums[],
  past: PastConversion,
  which: 'paid' | 'would',
  line: ReplayedLine | PastReward,
): void {
  const through = line.side === 'referrer' ? line.recipientId : past.referrerId;
  for (const sum of [...sums, sumsAt(test.referrers, through)]) {
    sum[which].grantedMinor += line.grantedMinor;
    sum[which].standingMinor += line.standingMinor;
  }
}

function sumsAt(map: Map<string, BacktestSums>, key: string): BacktestSums {
  const known = map.get(key);
  if (known) return known;
  const sums = noSums();
  map.set(key, sums);
  return sums;
}
