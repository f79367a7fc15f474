import { decideConsentRow } from '@/db/queries/guardian-consents';
import { tellPagesOf } from '@/db/queries/live-signals';
import { lockContact } from '@/db/queries/portal-profiles';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { transact } from '../transact';
import { guardedPerson } from './guardian-of';

/**
 * A consent is taken back: by the guardian in his own portal, or by the school for him. The minor's code stays known, but he gets
 * no other one, writes nothing where others read, and nothing is paid until somebody agrees again.
 * @throws NotFoundError, also for another's child; ConflictError `no-consent`
 */
export async function withdrawConsent(ctx: Ctx, contactId: string): Promise<void> {
  const isGuardian = ctx.actor.type === 'referrer';
  authorize(ctx, isGuardian ? 'portal' : 'people:write');
  const id = idSchema.safeParse(contactId).data;
  if (!id) throw new NotFoundError('contact');
  await transact(ctx, async (tx) => {
    await lockContact(tx.sql, id);
    const facts = (await guardedPerson(tx, ctx, id))?.facts;
    if (!facts || (isGuardian && facts.consentGuardianId !== ctx.actor.id)) throw new NotFoundError('contact');
    const { consentId, consentGuardianId: guardianId, consentStatus } = facts;
    if (!consentId || consentStatus !== 'granted') throw new ConflictError('There is no consent.', 'no-consent');
    await decideConsentRow(tx.sql, consentId, 'withdrawn', ctx.now);
    await tellPagesOf(tx.sql, id);
    const data = { consentId, guardianId };
    await appendAudit(tx, ctx, [{ action: 'guardian.withdrawn', subjectType: 'contact', subjectId: id, data }]);
  });
}
