import type { PersonRow } from '@/db/queries/conversion-world';
import type { Language } from '@/lib/domain/common/languages';
import type { SubmitLeadInput } from '@/lib/domain/referrals/schema';
import type { Ctx } from '../context';
import type { CodeFacts } from '../tracking/code-facts';
import type { LatestTouch } from './latest-touches';
import type { ReferralDetail } from './read-referral';

// A lead on its way: as it was asked for, then with whom it is about, then admitted.

export interface LeadOptions {
  /** The friend agreed, in the form, that the school writes to him. */
  consent?: boolean;
  /** Where the friend himself called from. Only a keyed hash of it is kept. */
  address?: string;
  /** What the address of the form said of where it came from, for a browser whose visit is not known. */
  utm?: Record<string, string> | null;
  /** What he reads, for who has chosen no language yet. */
  language?: Language | undefined;
}

/** A lead whose input has been checked, and who left it: several may share a transaction, not an actor. */
export interface LeadRequest {
  ctx: Ctx;
  lead: SubmitLeadInput;
  at: Date;
  options: LeadOptions;
}

/** A lead of a code that is there, by somebody who was found or made. */
export interface KnownLead extends LeadRequest {
  /** Of the request in its batch. */
  position: number;
  code: CodeFacts;
  refereeId: string;
}

export interface AdmittedLead extends KnownLead {
  referee: PersonRow;
  touch: LatestTouch;
}

export interface SubmittedLead {
  referral: ReferralDetail;
  /** False when this friend waited by this code already. */
  created: boolean;
}
