import { allows, type Move, moveBy, type Transitions } from '../common/transitions';

/** Granted, approved by the system or a person, paid; cancelled when rejected, expired or nothing stands after a clawback. */
export const REWARD_STATUSES = ['pending', 'approved', 'paid', 'cancelled'] as const;
export type RewardStatus = (typeof REWARD_STATUSES)[number];

// A paid reward returns to approved when its payout fails or is reversed.
const TRANSITIONS: Transitions<RewardStatus> = {
  pending: ['approved', 'cancelled'],
  approved: ['paid', 'cancelled'],
  paid: ['approved', 'cancelled'],
  cancelled: [],
};

/** Whether a reward may move from one status to another. */
export function canMoveReward(from: RewardStatus, to: RewardStatus): boolean {
  return allows(TRANSITIONS, from, to);
}

/** The new status, or `{ok: false, reason: 'invalid-transition'}`. */
export function moveReward(from: RewardStatus, to: RewardStatus): Move<RewardStatus> {
  return moveBy(TRANSITIONS, from, to);
}
