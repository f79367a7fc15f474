import { findProfile } from '@/db/queries/portal-profiles';
import type { Ctx } from '../context';
import { readOnly } from '../transact';
import { ownContact } from './own-contact';

export interface OwnProfile {
  /** The next of the first steps, 1 to 3; 4 when all are done. */
  step: number;
  /** When the first steps were done or put away; null while they are open. */
  onboardedAt: Date | null;
  /** What friends read instead of the first name; null for the first name. */
  shownName: string | null;
  /** Since when others may see the person in the ranking; null: they may not. */
  rankedSince: Date | null;
}

/** What the referrer who is signed in chose for himself. */
export async function getOwnProfile(ctx: Ctx): Promise<OwnProfile> {
  const contactId = ownContact(ctx);
  const row = await readOnly(ctx, ({ sql }) => findProfile(sql, contactId));
  return {
    step: row?.onboardingStep ?? 1,
    onboardedAt: row?.onboardedAt ?? null,
    shownName: row?.shownName ?? null,
    rankedSince: row?.rankedSince ?? null,
  };
}
