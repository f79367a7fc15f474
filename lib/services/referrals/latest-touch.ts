import { randomUUID } from 'node:crypto';
import { findTouchesOf, type TouchSource } from '@/db/queries/conversion-world';
import { insertTouches } from '@/db/queries/touches';
import { addDays } from '@/lib/domain/common/days';
import { versionInForce } from '@/lib/domain/programs/version-in-force';
import type { SubmitLeadInput } from '@/lib/domain/referrals/schema';
import { newId } from '../ids';
import { ensureMonths } from '../months';
import type { CodeFacts, PublishedVersion } from '../tracking/code-facts';
import type { Tx } from '../transact';

export interface LatestTouch {
  channel: string;
  visitorId: string;
  occurredAt: Date;
  source: TouchSource;
  version: PublishedVersion;
}

/**
 * The latest counted touch of this code by the person of a lead that still holds. Where there is none (the code was told, or
 * the browser keeps no cookie), the lead itself is the touch and is stored as one.
 */
export async function latestTouchOf(
  tx: Tx,
  code: CodeFacts,
  given: { lead: SubmitLeadInput; refereeId: string; at: Date; utm: Record<string, string> | null },
): Promise<LatestTouch> {
  const { lead, refereeId, at, utm } = given;
  const longest = Math.max(...code.versions.map(({ definition }) => definition.validityDays));
  const touches = await findTouchesOf(tx.sql, [refereeId], addDays(at, -longest), at);
  const candidates = touches
    .filter(({ codeId, counted }) => codeId === code.codeId && counted)
    .sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime());
  for (const { channel, occurredAt, source } of candidates) {
    const version = versionInForce(code.versions, occurredAt);
    if (version && at <= addDays(occurredAt, version.definition.validityDays))
      return { channel, occurredAt, source, version, visitorId: lead.visitorId ?? '' };
  }
  const version = versionInForce(code.versions, at);
  if (!version) throw new Error('An active programme has no version in force');
  const channel = lead.channel ?? 'told';
  const visitorId = lead.visitorId ?? randomUUID();
  await ensureMonths(tx, 'touches', [at]);
  const touch = { id: newId(), codeKey: code.codeKey, channel, visitorId, refereeId, occurredAt: at };
  const said = { source: utm?.utm_source ?? null, referringHost: null, utm };
  await insertTouches(tx.sql, [{ ...touch, ...said, counted: true, reason: null, userAgent: null }]);
  const source = {
    utmSource: utm?.utm_source ?? null,
    utmCampaign: utm?.utm_campaign ?? null,
    referringHost: null,
  };
  return { channel, visitorId, occurredAt: at, source, version };
}
