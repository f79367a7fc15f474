import { type ModelChoice, redecide } from '../attribution/counterfactual';
import { PPM } from '../attribution/shares';
import type { RecipientShare } from '../rewards/split';
import { type Backtest, newBacktest, takeConversion } from './backtest';
import type { PastConversion } from './past-conversion';
import type { BacktestPlan } from './plan';
import type { BacktestSums } from './sums';

/** Two backtests side by side: as it was decided, and as another model would have decided. */
export type ModelComparison = {
  readonly plan: BacktestPlan;
  readonly programId: string;
  readonly choice: ModelChoice;
  readonly decided: Backtest;
  readonly would: Backtest;
  /** Who was merged into whom since. */
  readonly mergedInto: ReadonlyMap<string, string>;
  conversions: number;
  /** Conversions that somebody else, or another share, would have had. */
  changed: number;
  /** Conversions that a person gave to somebody; they stay. */
  byPerson: number;
};

/** A comparison that has seen nothing. */
export function newComparison(
  plan: BacktestPlan,
  programId: string,
  choice: ModelChoice,
  mergedInto: ReadonlyMap<string, string>,
): ModelComparison {
  const tests = { decided: newBacktest(plan), would: newBacktest(plan) };
  return { plan, programId, choice, ...tests, mergedInto, conversions: 0, changed: 0, byPerson: 0 };
}

/** Takes the next conversion with the rule and the evidence of its decision, in the order of recording. */
export function takeBoth(
  comparison: ModelComparison,
  past: PastConversion,
  decision: { readonly rule: string | null; readonly evidence: unknown },
): void {
  const { plan } = comparison;
  // Counted anew in both, so that a referrer's tier moves with the conversions he would have had.
  const known = { ...past, setting: past.setting && { ...past.setting, rewardedCount: null } };
  takeConversion(comparison.decided, known);
  if (past.occurredAt < plan.from || past.occurredAt >= plan.to) {
    takeConversion(comparison.would, known);
    return;
  }
  comparison.conversions += 1;
  if (decision.rule === 'override') comparison.byPerson += 1;
  const other = decision.rule === 'model' ? otherwise(comparison, known, decision.evidence) : known;
  if (other !== known) comparison.changed += 1;
  takeConversion(comparison.would, other);
}

function otherwise(comparison: ModelComparison, past: PastConversion, evidence: unknown): PastConversion {
  const { programId, choice, mergedInto } = comparison;
  const anew = redecide(evidence, programId, choice);
  if (!anew) return past;
  const now = (id: string) => mergedInto.get(id) ?? id;
  const shares = anew.shares.map(({ referrerId, ppm }) => ({ referrerId: now(referrerId), ppm }));
  const referrerId = now(anew.referrerId);
  const same = referrerId === past.referrerId && anew.programVersion === past.boundVersion && sameShares(past, shares);
  return same ? past : { ...past, referrerId, shares, boundVersion: anew.programVersion };
}

function sameShares(past: PastConversion, shares: readonly RecipientShare[]): boolean {
  const before = past.shares ?? [{ referrerId: past.referrerId, ppm: PPM }];
  return (
    before.length === shares.length &&
    before.every(({ referrerId, ppm }, index) => shares[index]?.referrerId === referrerId && shares[index]?.ppm === ppm)
  );
}

export type ComparedSide = { readonly conversions: number; readonly rewarded: number; readonly minor: number };
export type Compared = {
  readonly decided: ComparedSide;
  readonly would: ComparedSide;
  /** What would stand less what stands. */
  readonly differenceMinor: number;
};

export type ModelReport = {
  readonly conversions: number;
  readonly changed: number;
  readonly byPerson: number;
  readonly totals: Compared;
  /** The largest difference either way first. */
  readonly referrers: readonly (Compared & { readonly referrerId: string })[];
};

/** What a comparison has found, in what stands after refunds. */
export function modelReport({ conversions, changed, byPerson, decided, would }: ModelComparison): ModelReport {
  const ids = [...new Set([...decided.referrers.keys(), ...would.referrers.keys()])];
  const referrers = ids
    .map((referrerId) => ({
      referrerId,
      ...compared(decided.referrers.get(referrerId), would.referrers.get(referrerId)),
    }))
    .sort((a, b) => weight(b) - weight(a) || (a.referrerId < b.referrerId ? -1 : 1));
  return { conversions, changed, byPerson, totals: compared(decided.totals, would.totals), referrers };
}

function compared(before: BacktestSums | undefined, after: BacktestSums | undefined): Compared {
  const [decided, would] = [sideOf(before), sideOf(after)];
  return { decided, would, differenceMinor: would.minor - decided.minor };
}

function sideOf(sums: BacktestSums | undefined): ComparedSide {
  return {
    conversions: sums?.conversions ?? 0,
    rewarded: sums?.would.rewarded ?? 0,
    minor: sums?.would.standingMinor ?? 0,
  };
}

function weight({ differenceMinor, decided, would }: Compared): number {
  return Math.abs(differenceMinor) * 1000 + Math.abs(would.conversions - decided.conversions);
}
