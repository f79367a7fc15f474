import type { ReferralUpdate } from '@/db/queries/conversion-writes';
import type { attributionDecisions, conversions, referralEvents, referrals } from '@/db/schema/referrals';
import type { referralRewards } from '@/db/schema/rewards';
import type { EventInput } from '@/lib/domain/events';
import type { DailyFold, ReferrerFold } from '../analytics/fold';
import type { AuditEntry } from '../audit/append';
import type { TransferPlan } from '../ledger/post-transfers';
import type { GivenTouch } from './given-touch';

export type ConversionRow = typeof conversions.$inferInsert & { id: string };
export type RewardRow = typeof referralRewards.$inferInsert & { id: string };
export type NewReferralRow = typeof referrals.$inferInsert & { id: string };

/** What a conversion does to a referral that exists already. */
export type ReferralChange = ReferralUpdate;

/** Everything that recording one conversion writes: decided first, then applied in a few statements for the whole batch. */
export interface Outcome {
  courseExternalId: string | null;
  referrerId: string | null;
  conversion: ConversionRow;
  decision: typeof attributionDecisions.$inferInsert;
  /** The code that was typed, as the touch that it is. */
  touch: GivenTouch | null;
  newReferral: NewReferralRow | null;
  changedReferrals: ReferralChange[];
  rewards: RewardRow[];
  transfers: TransferPlan[];
  timeline: (typeof referralEvents.$inferInsert)[];
  /** One more rewarded conversion of this referrer in this programme. */
  counted: { programId: string; contactId: string } | null;
  budget: { programId: string; amountMinor: number } | null;
  daily: DailyFold[];
  referrers: ReferrerFold[];
  audit: AuditEntry[];
  events: EventInput[];
}
