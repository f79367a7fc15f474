import { type RewardView, rewardView } from '../rewards/view';
import type { Outcome } from './outcome';

type StoredReward = Parameters<typeof rewardView>[0];

/** A conversion with what it earned, as the REST API answers it. */
export interface ConversionView {
  id: string;
  externalId: string;
  refereeId: string;
  milestone: string;
  courseExternalId: string | null;
  valueMinor: number;
  discountMinor: number;
  refundedMinor: number;
  droppedOut: boolean;
  currency: string;
  occurredAt: Date;
  attributed: boolean;
  referralId: string | null;
  referrerId: string | null;
  reason: string | null;
  rewards: RewardView[];
}

// What a reward has only after it was granted.
const NOT_YET = {
  item: null,
  expiresAt: null,
  approvedAt: null,
  approvedBy: null,
  cancelledReason: null,
  payoutId: null,
  paymentReference: null,
  processedAt: null,
  expiredAt: null,
  approvals: [],
};

/** What was just decided, without reading it back. */
export function viewOfOutcome(outcome: Outcome, now: Date): ConversionView {
  const { conversion, rewards, referrerId, courseExternalId } = outcome;
  return {
    id: conversion.id,
    externalId: conversion.externalId,
    refereeId: conversion.refereeId,
    milestone: conversion.milestone,
    courseExternalId,
    valueMinor: conversion.valueMinor,
    discountMinor: conversion.discountMinor ?? 0,
    refundedMinor: 0,
    droppedOut: false,
    currency: conversion.currency,
    occurredAt: conversion.occurredAt,
    attributed: conversion.attributed,
    referralId: conversion.referralId ?? null,
    referrerId,
    reason: conversion.reason ?? null,
    // Assigned, not spread: one shape for all of them, made several times as fast.
    rewards: rewards.map((row) =>
      rewardView(Object.assign({ createdAt: now }, NOT_YET, row) as unknown as StoredReward),
    ),
  };
}
