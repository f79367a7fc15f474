import { normalizeEmail } from '../people/normalize-email';
import { no, type Verdict, YES } from '../rule-codes';

/**
 * Rule 5: the recipients whose rewards from one referral wait for a person, because their sum is strictly more than the
 * threshold (`limitsIn`), or because the attribution was flagged, which holds all of them.
 */
export function recipientsNeedingApproval(
  lines: readonly { readonly recipientId: string; readonly amountMinor: number }[],
  thresholdMinor: number,
  flags: readonly string[] = [],
): ReadonlySet<string> {
  const sums = new Map<string, number>();
  for (const { recipientId, amountMinor } of lines) {
    sums.set(recipientId, (sums.get(recipientId) ?? 0) + amountMinor);
  }
  const needing = [...sums].filter(([, sum]) => flags.length > 0 || sum > thresholdMinor);
  return new Set(needing.map(([recipientId]) => recipientId));
}

export type ApprovalFacts = {
  /** `type:id` of who approves, and his e-mail when he is a person. */
  readonly approver: { readonly key: string; readonly email: string | null };
  readonly recipient: { readonly id: string; readonly email: string | null };
  /** `type:id` of who recorded the conversion, and of everybody who overrode its attribution. */
  readonly recordedBy: string | null;
  readonly overriddenBy: readonly string[];
  /** Who approved it already, where two people have to. */
  readonly approvedBy?: readonly string[];
};

/**
 * How many people have to approve what one recipient gets from one referral: two when it is strictly more than what the
 * organisation set, null being never.
 */
export function approvalsNeeded(recipientTotalMinor: number, secondApprovalAboveMinor: number | null): 1 | 2 {
  return secondApprovalAboveMinor !== null && recipientTotalMinor > secondApprovalAboveMinor ? 2 : 1;
}

/** Whether this approver's yes is the last that is needed; nobody counts twice. */
export function isLastApproval(approverKey: string, approvedBy: readonly string[], needed: 1 | 2): boolean {
  return new Set([...approvedBy, approverKey]).size >= needed;
}

/**
 * Rule 5: the approver is neither the recipient (the same id, or the same mailbox) nor who recorded or overrode the conversion,
 * nor the one who approved it already.
 */
export function mayApprove(facts: ApprovalFacts): Verdict {
  const { approver, recipient } = facts;
  const isRecipient =
    approver.key.slice(approver.key.indexOf(':') + 1) === recipient.id || sameMailbox(approver.email, recipient.email);
  const involved = [facts.recordedBy, ...facts.overriddenBy, ...(facts.approvedBy ?? [])];
  const isInterested = isRecipient || involved.includes(approver.key);
  return isInterested ? no('approval-by-interested-party') : YES;
}

function sameMailbox(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && normalizeEmail(a) === normalizeEmail(b);
}
