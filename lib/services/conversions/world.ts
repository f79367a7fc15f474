import type { CodeRow, PersonRow, ProgramRow, ReferralRow, TouchRow, TouchSource } from '@/db/queries/conversion-world';
import type { Winner } from '@/lib/domain/attribution/decide';
import type { OverrideTarget } from '@/lib/domain/attribution/override';
import type { RecordConversionInput } from '@/lib/domain/conversions/schema';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { OrganizationFacts } from '../organizations/facts';

/** A conversion to record, with the people and things it names found. */
export interface ConversionItem {
  input: RecordConversionInput;
  contentHash: string;
  requestId: string;
  refereeId: string;
  courseId: string | null;
}

/**
 * All that the rules look at for one batch, read and locked in a handful of statements. Deciding a conversion changes it
 * (counts, claims, budgets), so that the next one in the batch sees what a later transaction would.
 */
export interface World {
  organization: OrganizationFacts;
  touches: Map<string, TouchRow[]>;
  /** Where touches came from, by their ids: no part of what is decided. */
  sources: ReadonlyMap<string, TouchSource>;
  /** What people decided about earlier conversions, by referee. */
  rulings: ReadonlyMap<string, OverrideTarget>;
  codes: Map<string, CodeRow>;
  codesByKey: Map<string, CodeRow>;
  programs: Map<string, ProgramRow>;
  definitions: ReadonlyMap<string, ProgramDefinition>;
  people: Map<string, PersonRow>;
  referrals: Map<string, ReferralRow[]>;
  attended: Map<string, number>;
  /** By `participantKey`. */
  rewardedCounts: Map<string, number>;
  budgetSpent: Map<string, number>;
}

export function participantKey(programId: string, contactId: string): string {
  return `${programId}|${contactId}`;
}

/** Where a conversion is owed, with the rules it is bound to. */
export interface Owed {
  winner: Winner;
  program: ProgramRow;
  versionId: string;
  definition: ProgramDefinition;
  referral: ReferralRow;
  isNewReferral: boolean;
}

/** How many rewarded conversions the referrer has in the programme so far. */
export function countOf(world: World, programId: string, contactId: string): number {
  return world.rewardedCounts.get(participantKey(programId, contactId)) ?? 0;
}

/** The referrals of a referee, those made by this batch included. */
export function referralsOf(world: World, refereeId: string): ReferralRow[] {
  const known = world.referrals.get(refereeId) ?? [];
  if (!known.length) world.referrals.set(refereeId, known);
  return known;
}
