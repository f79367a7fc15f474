/** What happens to a referral, in the order in which it usually does. */
export const TIMELINE_TYPES = [
  'shared',
  'touched',
  'lead',
  'converted',
  'below-trigger',
  'rewarded',
  'approved',
  'paid',
  'refunded',
  'reduced',
  'overridden',
  'expired',
  'rejected',
] as const;
export type TimelineType = (typeof TIMELINE_TYPES)[number];

export type TimelineEntry = {
  readonly type: TimelineType;
  readonly occurredAt: string;
  readonly data: Readonly<Record<string, unknown>>;
};
