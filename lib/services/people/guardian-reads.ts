import { findGuardianFacts } from '@/db/queries/guardian-consents';
import { findContacts, findWards } from '@/db/queries/people';
import type { GuardianState } from '@/lib/domain/people/guardian';
import { publicName } from '@/lib/domain/people/public-name';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { readOnly } from '../transact';
import { guardedPeople, guardedPerson } from './guardian-of';

/** Whether somebody needs a guardian's consent, as his page shows it. */
export interface GuardianView {
  state: GuardianState;
  guardianFirstName: string | null;
  /** `m•••@example.org`, so that a child sees whether it is the right address, and nobody else learns one. */
  guardianEmailMasked: string | null;
  requestedAt: Date | null;
  decidedAt: Date | null;
}

/** Where the consent stands for a person: for himself, or for the school. */
export async function getGuardianView(ctx: Ctx, contactId: string): Promise<GuardianView> {
  authorizeContact(ctx, contactId, 'people:read');
  return readOnly(ctx, async (tx) => {
    const guarded = await guardedPerson(tx, ctx, contactId);
    const guardianId = guarded?.facts.guardianId;
    const [guardian] = guardianId ? await findContacts(tx.sql, [guardianId]) : [];
    return {
      state: guarded?.state ?? 'free',
      guardianFirstName: publicName(guardian?.firstName),
      guardianEmailMasked: guardian?.email ? mask(guardian.email) : null,
      requestedAt: guarded?.facts.consentRequestedAt ?? null,
      decidedAt: guarded?.facts.consentDecidedAt ?? null,
    };
  });
}

export interface WardView {
  contactId: string;
  firstName: string | null;
  state: GuardianState;
}

/** The minors whose guardian the person is, for his own page. */
export async function listWards(ctx: Ctx, guardianId: string): Promise<WardView[]> {
  authorizeContact(ctx, guardianId, 'people:read');
  return readOnly(ctx, async (tx) => {
    const ids = (await findWards(tx.sql, guardianId)).map(({ id }) => id);
    const states = await guardedPeople(tx, ctx, ids);
    const rows = await findGuardianFacts(tx.sql, ids);
    return rows.flatMap(({ id, firstName }) => {
      const state = states.get(id)?.state ?? 'free';
      return state === 'free' ? [] : [{ contactId: id, firstName: publicName(firstName), state }];
    });
  });
}

function mask(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}
