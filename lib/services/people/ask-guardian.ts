import { insertConsent } from '@/db/queries/guardian-consents';
import { findContacts } from '@/db/queries/people';
import { lockContact } from '@/db/queries/portal-profiles';
import { addDays } from '@/lib/domain/common/days';
import { idSchema } from '@/lib/domain/ids';
import { CONSENT_DAYS, CONSENT_TEXT_VERSION, mayAskGuardian } from '@/lib/domain/people/guardian';
import { appendAudit } from '../audit/append';
import { authorizeContact } from '../authorize-contact';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError, NotFoundError } from '../errors';
import { newId } from '../ids';
import { type Tx, transact } from '../transact';
import { guardedPerson } from './guardian-of';

/** A guardian who did not answer is asked again after a day at the earliest. */
const AGAIN_AFTER_DAYS = 1;

/**
 * Asks the guardian of a minor by mail whether the minor may take part. The minor asks for himself, or the school for him. An
 * earlier link no longer counts.
 * @throws NotFoundError; ConflictError `guardian-not-needed`, `guardian-unknown`, `guardian-asked`
 */
export async function askGuardian(ctx: Ctx, contactId: string): Promise<{ consentId: string }> {
  authorizeContact(ctx, contactId, 'people:write');
  const id = idSchema.safeParse(contactId).data;
  if (!id) throw new NotFoundError('contact');
  return transact(ctx, async (tx) => {
    await lockContact(tx.sql, id);
    const guardianId = await guardianToAsk(tx, ctx, id);
    const consentId = newId();
    await insertConsent(tx.sql, ctx.organizationId, {
      id: consentId,
      contactId: id,
      guardianId,
      textVersion: CONSENT_TEXT_VERSION,
      requestedBy: actorKey(ctx.actor),
      requestedAt: ctx.now,
      expiresAt: addDays(ctx.now, CONSENT_DAYS),
    });
    const data = { consentId, guardianId, textVersion: CONSENT_TEXT_VERSION };
    await appendAudit(tx, ctx, [{ action: 'guardian.asked', subjectType: 'contact', subjectId: id, data }]);
    const { organizationId } = ctx;
    await emit(tx, [{ name: 'guardian/consent.requested', data: { organizationId, consentId, contactId: id } }]);
    return { consentId };
  });
}

async function guardianToAsk(tx: Tx, ctx: Ctx, contactId: string): Promise<string> {
  const guarded = await guardedPerson(tx, ctx, contactId);
  if (!guarded) throw new NotFoundError('contact');
  const { state, facts } = guarded;
  if (state === 'free' || state === 'granted') {
    throw new ConflictError('Nobody has to agree for this person.', 'guardian-not-needed');
  }
  const [guardian] = facts.guardianId ? await findContacts(tx.sql, [facts.guardianId]) : [];
  if (!guardian?.email) {
    throw new ConflictError('The school does not know the guardian’s e-mail address.', 'guardian-unknown');
  }
  const again = facts.consentRequestedAt && addDays(facts.consentRequestedAt, AGAIN_AFTER_DAYS) <= ctx.now;
  if (!mayAskGuardian(state) && !again) {
    throw new ConflictError('The guardian was asked less than a day ago.', 'guardian-asked');
  }
  return guardian.id;
}
