import type { CodeStatus } from '../codes/status';
import { ruleCodeOfStatus } from '../codes/status';
import type { Relation } from '../people/household';
import type { Eligibility } from '../programs/schema';
import type { RuleCode } from '../rule-codes';
import type { ReferralStatus } from './lifecycle';

export type LeadFacts = {
  readonly codeId: string;
  readonly codeStatus: CodeStatus;
  /** What the referrer is to the friend. */
  readonly relation: Relation;
  readonly eligibility: Pick<Eligibility, 'allowSelfReferral' | 'allowSameHousehold'>;
  /** All referrals of the friend, whoever referred him; oldest first. */
  readonly referrals: readonly LeadReferral[];
};

export type LeadReferral = {
  readonly id: string;
  readonly codeId: string;
  readonly status: ReferralStatus;
  readonly isRewardClaimed: boolean;
};

export type LeadDecision =
  | { readonly ok: true; readonly action: 'create' }
  /** The friend is known by this code: his referral waits already, or waits again after it had expired. */
  | { readonly ok: true; readonly action: 'keep' | 'revive'; readonly referralId: string }
  | { readonly ok: false; readonly reason: RuleCode };

/**
 * Whether a friend who leaves his name becomes a referral (rules 1, 3 and 4). Friends of several referrers may wait at once:
 * the attribution decides between them. Somebody who came through a referral before is no new friend.
 */
export function admitLead(facts: LeadFacts): LeadDecision {
  const reason = ruleCodeOfStatus(facts.codeStatus) ?? refusalOf(facts);
  if (reason) return { ok: false, reason };
  const own = facts.referrals.filter(({ codeId }) => codeId === facts.codeId);
  const open = own.find(({ status }) => status === 'pending');
  if (open) return { ok: true, action: 'keep', referralId: open.id };
  const expired = own.findLast(({ status }) => status === 'expired');
  return expired ? { ok: true, action: 'revive', referralId: expired.id } : { ok: true, action: 'create' };
}

function refusalOf({ relation, eligibility, referrals }: LeadFacts): RuleCode | null {
  if (relation === 'self' && !eligibility.allowSelfReferral) return 'self-referral';
  if (relation === 'household' && !eligibility.allowSameHousehold) return 'same-household';
  if (referrals.some(({ isRewardClaimed }) => isRewardClaimed)) return 'already-rewarded';
  const cameBefore = referrals.some(({ status }) => status === 'converted' || status === 'rewarded');
  return cameBefore ? 'already-referred' : null;
}
