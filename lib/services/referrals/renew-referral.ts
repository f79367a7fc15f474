import { insertReferralEvents } from '@/db/queries/referral-status';
import { reviveReferral } from '@/db/queries/referrals';
import { referralExpiresAt } from '@/lib/domain/referrals/expiry';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { emit } from '../emit';
import type { Tx } from '../transact';
import type { AdmittedLead } from './lead';

/** An expired referral waits again, since the friend came back by the same code: bound to the version of the new touch. */
export async function renewReferral(tx: Tx, ctx: Ctx, referralId: string, lead: AdmittedLead): Promise<void> {
  const { code, referee, touch, at } = lead;
  const { organizationId } = ctx;
  const sharedAt = touch.occurredAt;
  const expiresAt = referralExpiresAt(sharedAt, touch.version.definition.validityDays);
  await reviveReferral(tx.sql, { id: referralId, programVersionId: touch.version.id, sharedAt, expiresAt });
  await insertReferralEvents(tx.sql, organizationId, [
    { referralId, type: 'touched', data: { code: code.code, channel: touch.channel }, occurredAt: sharedAt },
    { referralId, type: 'lead', data: { by: ctx.actor.type }, occurredAt: at },
  ]);
  const data = { code: code.code, channel: touch.channel, programVersion: touch.version.version };
  await appendAudit(tx, ctx, [{ action: 'referral.renewed', subjectType: 'referral', subjectId: referralId, data }]);
  const { programId, referrerId } = code;
  const parties = { programId, referrerId, refereeId: referee.id };
  const event = { organizationId, referralId, ...parties, expiresAt: expiresAt.toISOString() };
  await emit(tx, [{ name: 'referral/lead.submitted', data: event }]);
}
