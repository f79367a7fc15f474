import type { PersonRow } from '@/db/queries/conversion-world';
import { insertReferralEvents } from '@/db/queries/referral-status';
import { insertReferral } from '@/db/queries/referrals';
import { together } from '@/db/together';
import { dayIn } from '@/lib/domain/common/days';
import { referralExpiresAt } from '@/lib/domain/referrals/expiry';
import { qualityScore } from '@/lib/domain/referrals/quality-score';
import { foldDaily, foldReferrers } from '../analytics/fold';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { newId } from '../ids';
import type { CodeFacts } from '../tracking/code-facts';
import type { Tx } from '../transact';
import type { LatestTouch } from './latest-touch';
import { type ReferralDetail, readReferral } from './read-referral';

export interface AdmittedLead {
  code: CodeFacts;
  referee: PersonRow;
  touch: LatestTouch;
  at: Date;
  hasConsent: boolean;
}

/** Writes a new referral with its timeline, figures, audit entry and event. The admission has been decided. */
export async function createReferral(tx: Tx, ctx: Ctx, lead: AdmittedLead): Promise<ReferralDetail> {
  const { code, referee, touch, at } = lead;
  const { organizationId } = ctx;
  const { programId, referrerId } = code;
  const id = newId();
  const expiresAt = referralExpiresAt(touch.occurredAt, touch.version.definition.validityDays);
  const parties = { programId, referrerId, refereeId: referee.id };
  const { channel } = touch;
  const audited = { ...parties, code: code.code, channel, programVersion: touch.version.version };
  const [, , , , referral] = await together([
    insertReferral(tx.sql, {
      id,
      organizationId,
      ...parties,
      programVersionId: touch.version.id,
      codeId: code.codeId,
      channel,
      ...touch.source,
      sharedAt: touch.occurredAt,
      expiresAt,
      referredAt: at,
      qualityScore: qualityOf(lead),
    }),
    insertReferralEvents(tx.sql, organizationId, [
      { referralId: id, type: 'shared', data: { code: code.code, channel }, occurredAt: touch.occurredAt },
      { referralId: id, type: 'lead', data: { by: ctx.actor.type }, occurredAt: at },
    ]),
    appendAudit(tx, ctx, [{ action: 'referral.submitted', subjectType: 'referral', subjectId: id, data: audited }]),
    emit(tx, [
      {
        name: 'referral/lead.submitted',
        data: { organizationId, referralId: id, ...parties, expiresAt: expiresAt.toISOString() },
      },
    ]),
    readReferral(tx, id),
  ]);
  // Last, since rows that many share are locked from here to the commit.
  await together([
    foldDaily(tx, [{ programId, day: dayIn(code.organization.timeZone, at), channel, referralId: id, leads: 1 }]),
    foldReferrers(tx, [{ programId, referrerId, leads: 1 }]),
  ]);
  return referral;
}

function qualityOf({ referee, touch, hasConsent }: AdmittedLead): number {
  return qualityScore({
    hasEmail: referee.email !== null,
    hasPhone: referee.phone !== null,
    hasConsent,
    wasOpenLead: referee.leadSince !== null && referee.leadSince < touch.occurredAt,
    sharedAt: touch.occurredAt,
    convertedAt: null,
    milestones: 0,
    keptBps: null,
  }).score;
}
