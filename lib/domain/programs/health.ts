/** What somebody who looks after a programme would want to know at one glance, the worst first. */
export type HealthNote =
  | { readonly code: 'budget-used-up' }
  | { readonly code: 'budget-low'; readonly usedBps: number }
  | { readonly code: 'quiet'; readonly days: number }
  | { readonly code: 'rate-down'; readonly nowBps: number; readonly beforeBps: number };

export type HealthFacts = {
  readonly isActive: boolean;
  /** Since the programme began to run. */
  readonly runningDays: number;
  /** Since the last enrolment; null when there was none. */
  readonly daysSinceConversion: number | null;
  /** Of the last 30 days, and of the 30 before. */
  readonly recent: { readonly leads: number; readonly conversions: number };
  readonly before: { readonly leads: number; readonly conversions: number };
  readonly budgetMinor: number | null;
  readonly budgetSpentMinor: number;
};

/** Days without an enrolment after which a running programme is quiet. */
export const QUIET_DAYS = 30;
const BUDGET_LOW_BPS = 9000;
/** A rate of so few friends says nothing. */
const LEAST_LEADS = 10;
/** By a third or more. */
const DOWN = 2 / 3;

/**
 * Enrolments for each friend who left a name, in basis points; null when none did. At most all: those who enrol on these days may
 * have left their names before, or never.
 */
export function conversionRateBps({ leads, conversions }: HealthFacts['recent']): number | null {
  return leads === 0 ? null : Math.round((conversions / Math.max(leads, conversions)) * 10_000);
}

/** How much of its budget a programme has used, in basis points; null without a budget. */
export function budgetUsedBps({ budgetMinor, budgetSpentMinor }: HealthFacts): number | null {
  if (budgetMinor === null) return null;
  return budgetMinor === 0 ? 10_000 : Math.min(10_000, Math.floor((budgetSpentMinor / budgetMinor) * 10_000));
}

/** What is worth saying of a running programme; nothing of one that does not run. */
export function programHealth(facts: HealthFacts): HealthNote[] {
  if (!facts.isActive) return [];
  const notes: HealthNote[] = [];
  const usedBps = budgetUsedBps(facts);
  if (usedBps === 10_000) notes.push({ code: 'budget-used-up' });
  else if (usedBps !== null && usedBps >= BUDGET_LOW_BPS) notes.push({ code: 'budget-low', usedBps });
  const quietFor = facts.daysSinceConversion ?? facts.runningDays;
  if (quietFor >= QUIET_DAYS) notes.push({ code: 'quiet', days: quietFor });
  const [nowBps, beforeBps] = [conversionRateBps(facts.recent), conversionRateBps(facts.before)];
  const isEnough = facts.recent.leads >= LEAST_LEADS && facts.before.leads >= LEAST_LEADS;
  if (isEnough && nowBps !== null && beforeBps !== null && nowBps <= beforeBps * DOWN && beforeBps > 0) {
    notes.push({ code: 'rate-down', nowBps, beforeBps });
  }
  return notes;
}
