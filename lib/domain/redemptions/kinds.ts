import { allows, type Transitions } from '../common/transitions';

/** What credit can be used for. */
export const REDEMPTION_KINDS = ['discount', 'course-credit', 'merchandise'] as const;
export type RedemptionKind = (typeof REDEMPTION_KINDS)[number];

/** A code is open until it is used, cancelled or over; merchandise is requested until it is handed over or cancelled. */
export const REDEMPTION_STATUSES = ['open', 'requested', 'used', 'fulfilled', 'cancelled', 'expired'] as const;
export type RedemptionStatus = (typeof REDEMPTION_STATUSES)[number];

const TRANSITIONS: Transitions<RedemptionStatus> = {
  open: ['used', 'cancelled', 'expired'],
  requested: ['fulfilled', 'cancelled'],
  used: [],
  fulfilled: [],
  cancelled: [],
  expired: [],
};

const FIRST: Readonly<Record<RedemptionKind, RedemptionStatus>> = {
  discount: 'open',
  'course-credit': 'used',
  merchandise: 'requested',
};

/** The status in which a redemption begins: credit on a course is used at once. */
export function firstStatus(kind: RedemptionKind): RedemptionStatus {
  return FIRST[kind];
}

/** Whether a redemption may move from one status to another. */
export function canMoveRedemption(from: RedemptionStatus, to: RedemptionStatus): boolean {
  return allows(TRANSITIONS, from, to);
}
