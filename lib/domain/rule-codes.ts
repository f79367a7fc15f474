/**
 * Why a rule said no: the `code` of a 422 and the `reason` of an answer. The first lines are the contract of the REST API;
 * `nothing-left` and `code-unknown` are what it leaves open.
 */
export const RULE_CODES = [
  'referrer-not-eligible',
  'program-limit-reached',
  'program-not-active',
  'code-taken',
  'code-expired',
  'code-inactive',
  'self-referral',
  'same-household',
  'already-referred',
  'already-rewarded',
  'referral-expired',
  'no-touch',
  'duplicate-conversion',
  'below-trigger',
  'currency-mismatch',
  'approval-by-interested-party',
  'already-settled',
  'budget-exhausted',
  'limit-cut',
  'insufficient-balance',
  'nothing-left',
  'code-unknown',
  'invalid-transition',
] as const;

export type RuleCode = (typeof RULE_CODES)[number];

/** A rule's answer: yes, or no with the reason. */
export type Verdict = { readonly ok: true } | { readonly ok: false; readonly reason: RuleCode };

/** The yes of every rule. */
export const YES: Verdict = { ok: true };

/** The no of every rule. */
export function no(reason: RuleCode): Verdict {
  return { ok: false, reason };
}
