import type { RewardKind } from '../rewards/kinds';
import type { AccountRef, ContactAccountKind, OrganizationAccountKind } from './accounts';

export const TRANSFER_KINDS = [
  'grant',
  'approve',
  'payout-sent',
  'payout-settled',
  'payout-failed',
  'payout-reversed',
  'reject',
  'expire',
  'clawback',
  'hand-over',
  'credit-expired',
  'credit-reserved',
  'credit-redeemed',
  'credit-returned',
  'credit-refunded',
  'credit-transferred',
] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** Positive is a debit, negative a credit. */
export type Posting = { readonly account: AccountRef; readonly amountMinor: number; readonly currency: string };

/** A movement: its postings sum to zero. */
export type Transfer = {
  readonly kind: TransferKind;
  readonly postings: readonly [Posting, Posting];
  readonly reason: string;
};

/** An amount of one currency that concerns a contact; always more than 0. */
export type Movement = { readonly contactId: string; readonly amountMinor: number; readonly currency: string };

/** The account in which an approved reward of a kind waits: cash to be paid, credit and discounts to be used, goods to be handed over. */
export function settlementAccount(kind: RewardKind): ContactAccountKind {
  if (kind === 'cash') return 'liability:payable';
  return kind === 'merchandise' ? 'liability:goods' : 'liability:credit';
}

/** A reward is granted: expense, and a liability that waits for hold and approval. */
export function grantTransfer(movement: Movement, reason: string): Transfer {
  return transfer('grant', movement, org('expense:rewards'), own(movement, 'liability:accrued'), reason);
}

/** A reward is approved: it moves to where its kind is paid, used or handed over from. */
export function approveTransfer(movement: Movement, kind: RewardKind, reason: string): Transfer {
  const to = own(movement, settlementAccount(kind));
  return transfer('approve', movement, own(movement, 'liability:accrued'), to, reason);
}

/** A pending reward is rejected: the expense never was. */
export function rejectTransfer(movement: Movement, reason: string): Transfer {
  return transfer('reject', movement, own(movement, 'liability:accrued'), org('expense:rewards'), reason);
}

/** A reward expires before it was paid: `from` is accrued while pending, else where its kind waits. */
export function expireTransfer(movement: Movement, from: 'accrued' | RewardKind, reason: string): Transfer {
  return transfer('expire', movement, own(movement, liability(from)), org('expense:rewards'), reason);
}

/** Part or all of a reward is taken back; after payment the payable goes negative and is set against later rewards. */
export function clawbackTransfer(movement: Movement, from: 'accrued' | RewardKind, reason: string): Transfer {
  return transfer('clawback', movement, own(movement, liability(from)), org('expense:rewards'), reason);
}

/** A payout is handed to the provider. */
export function payoutSentTransfer(movement: Movement, reason: string): Transfer {
  return transfer('payout-sent', movement, own(movement, 'liability:payable'), org('clearing:payout'), reason);
}

/** The provider paid it. */
export function payoutSettledTransfer(movement: Movement, reason: string): Transfer {
  return transfer('payout-settled', movement, org('clearing:payout'), org('asset:bank'), reason);
}

/** The provider refused it: it is owed again. */
export function payoutFailedTransfer(movement: Movement, reason: string): Transfer {
  return transfer('payout-failed', movement, org('clearing:payout'), own(movement, 'liability:payable'), reason);
}

/** A settled payout came back to the bank: it is owed again. */
export function payoutReversedTransfer(movement: Movement, reason: string): Transfer {
  return transfer('payout-reversed', movement, org('asset:bank'), own(movement, 'liability:payable'), reason);
}

/** Merchandise is handed over, bought from the bank account at its face value. */
export function handOverTransfer(movement: Movement, reason: string): Transfer {
  return transfer('hand-over', movement, own(movement, 'liability:goods'), org('asset:bank'), reason);
}

/** Credit that nobody used in time becomes the school's. */
export function creditExpiredTransfer(movement: Movement, reason: string): Transfer {
  return transfer('credit-expired', movement, own(movement, 'liability:credit'), org('income:breakage'), reason);
}

/** Credit is set aside for an open discount code or for merchandise that was asked for: still owed, no longer free. */
export function creditReservedTransfer(movement: Movement, reason: string): Transfer {
  return transfer(
    'credit-reserved',
    movement,
    own(movement, 'liability:credit'),
    own(movement, 'liability:reserved'),
    reason,
  );
}

/** Credit that was set aside is free again. */
export function creditReturnedTransfer(movement: Movement, reason: string): Transfer {
  return transfer(
    'credit-returned',
    movement,
    own(movement, 'liability:reserved'),
    own(movement, 'liability:credit'),
    reason,
  );
}

/** Credit pays for a course: what the school earns by it was paid for by the expense of the reward. */
export function creditRedeemedTransfer(movement: Movement, from: 'credit' | 'reserved', reason: string): Transfer {
  return transfer('credit-redeemed', movement, own(movement, `liability:${from}`), org('income:redeemed'), reason);
}

/** A course that credit paid for was refunded: the credit is free again, and what the school had earned by it is gone. */
export function creditRefundedTransfer(movement: Movement, reason: string): Transfer {
  return transfer('credit-refunded', movement, org('income:redeemed'), own(movement, 'liability:credit'), reason);
}

/** Merchandise that was chosen for credit is handed over, bought from the bank account at its value. */
export function reservedHandOverTransfer(movement: Movement, reason: string): Transfer {
  return transfer('hand-over', movement, own(movement, 'liability:reserved'), org('asset:bank'), reason);
}

/** Credit becomes another person's; `from` is reserved when it was set aside for him. */
export function creditTransferredTransfer(
  movement: Movement,
  from: 'credit' | 'reserved',
  toContactId: string,
  reason: string,
): Transfer {
  const to = own({ ...movement, contactId: toContactId }, 'liability:credit');
  return transfer('credit-transferred', movement, own(movement, `liability:${from}`), to, reason);
}

function liability(from: 'accrued' | RewardKind): ContactAccountKind {
  return from === 'accrued' ? 'liability:accrued' : settlementAccount(from);
}

function org(kind: OrganizationAccountKind): AccountRef {
  return { kind, contactId: null };
}

function own({ contactId }: Movement, kind: ContactAccountKind): AccountRef {
  return { kind, contactId };
}

function transfer(
  kind: TransferKind,
  { amountMinor, currency }: Movement,
  debit: AccountRef,
  credit: AccountRef,
  reason: string,
): Transfer {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) {
    throw new RangeError(`A transfer moves a positive amount, not ${amountMinor}`);
  }
  return {
    kind,
    postings: [
      { account: debit, amountMinor, currency },
      { account: credit, amountMinor: -amountMinor, currency },
    ],
    reason,
  };
}
