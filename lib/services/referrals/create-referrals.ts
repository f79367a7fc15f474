import { insertReferralEvents } from '@/db/queries/referral-status';
import { insertReferrals, type NewReferral } from '@/db/queries/referrals';
import { together } from '@/db/together';
import { dayIn } from '@/lib/domain/common/days';
import { referralExpiresAt } from '@/lib/domain/referrals/expiry';
import { qualityScore } from '@/lib/domain/referrals/quality-score';
import { foldDaily, foldReferrers } from '../analytics/fold';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { newId } from '../ids';
import type { Tx } from '../transact';
import type { AdmittedLead } from './lead';

/**
 * Writes new referrals with their timeline, audit entries and events; their figures are `foldLeads`'. The admission has been decided.
 * @returns the new ids by referee
 */
export async function createReferrals(tx: Tx, ctx: Ctx, leads: readonly AdmittedLead[]): Promise<Map<string, string>> {
  if (!leads.length) return new Map();
  const rows = leads.map(referralOf);
  const pairs = leads.map((lead, index) => ({ lead, row: rows[index] as NewReferral }));
  const { organizationId } = ctx;
  const events = pairs.flatMap(({ lead: { code, touch, at, ctx: by }, row: { id: referralId, channel } }) => [
    { referralId, type: 'shared', data: { code: code.code, channel }, occurredAt: touch.occurredAt },
    { referralId, type: 'lead', data: { by: by.actor.type }, occurredAt: at },
  ]);
  const audit = pairs.map(({ lead: { code, touch, ctx: by }, row: { id: subjectId, channel, ...row } }) => {
    const parties = { programId: row.programId, referrerId: row.referrerId, refereeId: row.refereeId };
    const data = { ...parties, code: code.code, channel, programVersion: touch.version.version };
    return { action: 'referral.submitted', subjectType: 'referral', subjectId, data, by };
  });
  await together([
    insertReferrals(tx.sql, organizationId, rows),
    insertReferralEvents(tx.sql, organizationId, events),
    appendAudit(tx, ctx, audit),
    emit(
      tx,
      rows.map(({ id: referralId, programId, referrerId, refereeId, expiresAt }) => ({
        name: 'referral/lead.submitted',
        data: { organizationId, referralId, programId, referrerId, refereeId, expiresAt: expiresAt.toISOString() },
      })),
    ),
  ]);
  return new Map(rows.map(({ id, refereeId }) => [refereeId, id]));
}

function referralOf(lead: AdmittedLead): NewReferral {
  const { code, referee, touch, at } = lead;
  return {
    id: newId(),
    programId: code.programId,
    programVersionId: touch.version.id,
    codeId: code.codeId,
    referrerId: code.referrerId,
    refereeId: referee.id,
    channel: touch.channel,
    ...touch.source,
    sharedAt: touch.occurredAt,
    expiresAt: referralExpiresAt(touch.occurredAt, touch.version.definition.validityDays),
    referredAt: at,
    qualityScore: qualityOf(lead),
  };
}

function qualityOf({ referee, touch, options }: AdmittedLead): number {
  return qualityScore({
    hasEmail: referee.email !== null,
    hasPhone: referee.phone !== null,
    hasConsent: options.consent === true,
    wasOpenLead: referee.leadSince !== null && referee.leadSince < touch.occurredAt,
    sharedAt: touch.occurredAt,
    convertedAt: null,
    milestones: 0,
    keptBps: null,
  }).score;
}

/** Counts new referrals in the figures of their day and of who brought them. */
export async function foldLeads(tx: Tx, leads: readonly (AdmittedLead & { referralId: string })[]): Promise<void> {
  await together([
    foldDaily(
      tx,
      leads.map(({ code, at, touch: { channel }, referralId }) => {
        return {
          programId: code.programId,
          day: dayIn(code.organization.timeZone, at),
          channel,
          referralId,
          leads: 1,
        };
      }),
    ),
    foldReferrers(
      tx,
      leads.map(({ code: { programId, referrerId } }) => ({ programId, referrerId, leads: 1 })),
    ),
  ]);
}
