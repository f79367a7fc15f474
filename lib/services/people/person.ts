import { type ContactRow, findContacts, findWards, type PersonRef } from '@/db/queries/people';
import { type ReferralRow, selectReferrals } from '@/db/queries/referral-reads';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { readOnly } from '../transact';

/** A person with the people around him, as his page shows them. */
export interface Person {
  contact: ContactRow;
  guardian: PersonRef | null;
  wards: PersonRef[];
  /** Whom this contact turned out to be. */
  mergedInto: PersonRef | null;
  /** Referrals of others that brought this person; newest first. */
  broughtBy: ReferralRow[];
  /** Friends whom this person brought; the newest 50. */
  brought: ReferralRow[];
}

/**
 * A person with guardian, wards and referrals in both directions.
 * @throws NotFoundError
 */
export async function getPerson(ctx: Ctx, contactId: string): Promise<Person> {
  authorize(ctx, 'people:read');
  authorize(ctx, 'referrals:read');
  const id = idSchema.safeParse(contactId).data;
  if (!id) throw new NotFoundError('contact');
  return readOnly(ctx, async ({ sql }) => {
    const [contact] = await findContacts(sql, [id]);
    if (!contact) throw new NotFoundError('contact');
    const { guardianId, mergedIntoId } = contact;
    const around = await findContacts(
      sql,
      [guardianId, mergedIntoId].filter((other) => other !== null),
    );
    return {
      contact,
      guardian: around.find((other) => other.id === guardianId) ?? null,
      mergedInto: around.find((other) => other.id === mergedIntoId) ?? null,
      wards: await findWards(sql, id),
      broughtBy: await selectReferrals(sql, { refereeId: id, limit: 20 }),
      brought: await selectReferrals(sql, { referrerId: id, limit: 50 }),
    };
  });
}
