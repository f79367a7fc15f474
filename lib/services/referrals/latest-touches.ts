import { randomUUID } from 'node:crypto';
import { findTouchesOf, type TouchSource } from '@/db/queries/conversion-world';
import { insertTouches, type NewTouch } from '@/db/queries/touches';
import { addDays } from '@/lib/domain/common/days';
import { versionInForce } from '@/lib/domain/programs/version-in-force';
import { newId } from '../ids';
import { ensureMonths } from '../months';
import type { PublishedVersion } from '../tracking/code-facts';
import type { Tx } from '../transact';
import type { KnownLead } from './lead';

type FoundTouch = Awaited<ReturnType<typeof findTouchesOf>>[number];

export interface LatestTouch {
  channel: string;
  visitorId: string;
  occurredAt: Date;
  source: TouchSource;
  version: PublishedVersion;
}

/**
 * For each lead, the latest counted touch of its code by its person that still holds. Where there is none (the code was told, or
 * the browser keeps no cookie), the lead itself is the touch and is stored as one. In the order of the leads.
 */
export async function latestTouches(tx: Tx, leads: readonly KnownLead[]): Promise<LatestTouch[]> {
  const windows = leads.map(({ code, at }) => {
    const longest = Math.max(...code.versions.map(({ definition }) => definition.validityDays));
    return { from: addDays(at, -longest).getTime(), to: at.getTime() };
  });
  const found = await findTouchesOf(
    tx.sql,
    leads.map(({ refereeId }) => refereeId),
    new Date(Math.min(...windows.map(({ from }) => from))),
    new Date(Math.max(...windows.map(({ to }) => to))),
  );
  const byReferee = Map.groupBy(found, ({ refereeId }) => refereeId);
  const held = leads.map((lead) => heldTouch(lead, byReferee.get(lead.refereeId) ?? []));
  const told = leads.flatMap((lead, index) => (held[index] ? [] : { index, ...toldTouch(lead) }));
  await ensureMonths(
    tx,
    'touches',
    told.map(({ stored }) => stored.occurredAt),
  );
  if (told.length) {
    await insertTouches(
      tx.sql,
      told.map(({ stored }) => stored),
    );
  }
  for (const { index, touch } of told) held[index] = touch;
  return held as LatestTouch[];
}

function heldTouch({ code, at, lead }: KnownLead, touches: readonly FoundTouch[]): LatestTouch | null {
  const candidates = touches
    .filter(({ codeId, counted, occurredAt }) => codeId === code.codeId && counted && occurredAt <= at)
    .sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime());
  for (const { channel, occurredAt, source } of candidates) {
    const version = versionInForce(code.versions, occurredAt);
    if (version && at <= addDays(occurredAt, version.definition.validityDays))
      return { channel, occurredAt, source, version, visitorId: lead.visitorId ?? '' };
  }
  return null;
}

function toldTouch({ code, at, lead, refereeId, options }: KnownLead): { touch: LatestTouch; stored: NewTouch } {
  const version = versionInForce(code.versions, at);
  if (!version) throw new Error('An active programme has no version in force');
  const channel = lead.channel ?? 'told';
  const visitorId = lead.visitorId ?? randomUUID();
  const utm = options.utm ?? null;
  const said = { source: utm?.utm_source ?? null, referringHost: null, utm };
  const source = { utmSource: said.source, utmCampaign: utm?.utm_campaign ?? null, referringHost: null };
  return {
    touch: { channel, visitorId, occurredAt: at, source, version },
    stored: {
      id: newId(),
      codeKey: code.codeKey,
      channel,
      visitorId,
      refereeId,
      occurredAt: at,
      ...said,
      counted: true,
      reason: null,
      userAgent: null,
    },
  };
}
