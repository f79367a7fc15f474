import { findDisplayNames } from '@/db/queries/display-names';
import type { RewardRow } from '@/db/queries/rewards';
import type { RewardKind } from '@/lib/domain/rewards/kinds';
import type { Tx } from '../transact';
import { type OverridePlan, reversible } from './plan-override';

export interface EffectLine {
  recipientId: string;
  recipientName: string;
  side: 'referrer' | 'referee';
  kind: RewardKind;
  amountMinor: number;
  currency: string;
  /** What is taken back: whether it was pending, approved or paid. What is granted: pending, or cancelled by refunds. */
  status: RewardRow['status'];
  requiresApproval: boolean;
}

/** What an override does to rewards and money, in the words of a page. */
export interface OverrideEffect {
  decisionId: string;
  /** The referral that it belongs to now. */
  referralId: string;
  referrerId: string;
  referrerName: string;
  takenBack: EffectLine[];
  granted: EffectLine[];
  /** Rewards that both decisions give, and that nobody loses. */
  kept: EffectLine[];
  /** Why nothing is granted; null when something is. */
  reason: string | null;
}

export async function effectOf({ sql }: Tx, plan: OverridePlan, decisionId: string): Promise<OverrideEffect> {
  const { outcome, kept } = plan;
  const taken = reversible(plan);
  const fresh = outcome.rewards as unknown as RewardRow[];
  const referrerId = outcome.referrerId as string;
  const people = [...taken, ...kept, ...fresh].map(({ recipientId }) => recipientId);
  const names = await findDisplayNames(sql, [...new Set([...people, referrerId])]);
  const line = (row: RewardRow): EffectLine => ({
    recipientId: row.recipientId,
    recipientName: names.get(row.recipientId) ?? '–',
    side: row.side,
    kind: row.kind,
    amountMinor: row.rewardAmountMinor,
    currency: row.currency,
    status: row.status,
    requiresApproval: row.requiresApproval,
  });
  return {
    decisionId,
    referralId: outcome.conversion.referralId as string,
    referrerId,
    referrerName: names.get(referrerId) ?? '–',
    takenBack: taken.map(line),
    granted: fresh.map(line),
    kept: kept.map(line),
    reason: outcome.conversion.reason ?? null,
  };
}
