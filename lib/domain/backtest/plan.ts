import type { ProgramDefinition } from '../programs/schema';
import type { ProgramType } from '../programs/types';

/** What a backtest tries, and where. */
export type BacktestPlan = {
  readonly programType: ProgramType;
  readonly currency: string;
  readonly timeZone: string;
  /** Rule 2 today, for conversions that have no receipt. */
  readonly limitMinor: number;
  /** Conversions from `from` on and before `to` are tried; others are taken as they were. */
  readonly from: Date;
  readonly to: Date;
  /** Every version of the programme by its number, the draft among them. */
  readonly definitions: ReadonlyMap<number, ProgramDefinition>;
  /** The version to try on all; null to take each conversion with the version it is bound to. */
  readonly version: number | null;
};

export const ASSUMPTIONS = {
  'attribution-as-decided': 'Who a conversion is owed to stays as it was decided.',
  'order-of-recording': 'Conversions are taken in the order in which they were recorded, as the ledger was paid.',
  'history-before': 'What was granted outside the period counts towards tiers, bonuses, the budget and the one reward.',
  'limits-of-the-time': "The organisation's limit is the one of the time where a receipt tells it, else today's.",
  'ends-stay': 'A reward that was rejected or has expired ends in the backtest too.',
  'standing-of-today':
    'Criteria that differ from the version of the time are asked of the people as they are known today.',
  'version-of-the-time': 'Each conversion is worked out with the version that it is bound to.',
} as const;

export type Assumption = keyof typeof ASSUMPTIONS;

/** What a backtest takes for granted. */
export function assumptionsOf(plan: BacktestPlan): Assumption[] {
  const general = ['attribution-as-decided', 'order-of-recording', 'history-before', 'limits-of-the-time', 'ends-stay'];
  const special = plan.version === null ? ['version-of-the-time'] : asksReferrers(plan) ? ['standing-of-today'] : [];
  return [...general, ...special] as Assumption[];
}

/** Whether the tried version asks something of referrers that a version in force did not ask. */
export function asksReferrers(plan: BacktestPlan): boolean {
  return others(plan).some(([tried, bound]) => hasOtherCriteria(tried, bound));
}

/** Whether the tried version forbids referring oneself or one's household where a version in force allowed it. */
export function asksRelations(plan: BacktestPlan): boolean {
  return others(plan).some(
    ([{ eligibility: tried }, { eligibility: bound }]) =>
      (bound.allowSelfReferral && !tried.allowSelfReferral) || (bound.allowSameHousehold && !tried.allowSameHousehold),
  );
}

/** Whether two versions ask different things of a referrer. */
export function hasOtherCriteria(
  { eligibility: a }: ProgramDefinition,
  { eligibility: b }: ProgramDefinition,
): boolean {
  return a.minimumAge !== b.minimumAge || a.kinds?.toSorted().join() !== b.kinds?.toSorted().join();
}

function others({ version, definitions }: BacktestPlan): [ProgramDefinition, ProgramDefinition][] {
  const tried = version === null ? undefined : definitions.get(version);
  return tried ? [...definitions.values()].map((bound) => [tried, bound]) : [];
}
