import type { NewTouch } from '@/db/queries/touches';
import { type CodeStatus, codeStatusAt, ruleCodeOfStatus } from '@/lib/domain/codes/status';
import type { Channel } from '@/lib/domain/tracking/channels';
import { type Countable, countUserAgent } from '@/lib/domain/tracking/countable';
import { recordTouchSchema } from '@/lib/domain/tracking/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError, NotFoundError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { extendReferralOf } from '../referrals/extend-batches';
import { isUnreachable } from '../unreachable';
import { type CodeFacts, codeFacts } from './code-facts';
import { storeTouch } from './touch-batches';
import { checkTouchInstant } from './touch-instant';
import { journalTouches } from './touch-outage';

export interface RecordedTouch {
  id: string;
  visitorId: string;
  counted: boolean;
  /** Why it does not count: a rule code, or what gave the visitor away as no person. */
  reason?: string;
}

export interface Visit {
  channel: Channel;
  source: string | null;
  /** The host of the page that the link stood on. */
  referringHost: string | null;
  /** What the browser keeps from an earlier visit. */
  visitorId: string | null;
  /** Who it is, when a signed link says so. */
  refereeId: string | null;
  userAgent: string | null;
  utm: Record<string, string> | null;
  countable: Countable;
  now: Date;
}

/** A touch reported by another system (`POST /touches`). @throws NotFoundError for a code that is not this organisation's */
export async function recordTouch(ctx: Ctx, input: unknown): Promise<RecordedTouch> {
  authorize(ctx, 'referrals:write');
  const touch = parse(recordTouchSchema, input);
  const problem = touch.occurredAt && checkTouchInstant(touch.occurredAt, ctx.now);
  if (problem) throw new InvalidInputError([{ path: 'occurredAt', message: problem }]);
  const facts = await codeFacts(touch.code, ctx.now);
  if (facts?.organizationId !== ctx.organizationId) throw new NotFoundError('code');
  return recordVisit(facts, {
    channel: touch.channel ?? 'api',
    source: touch.utm?.utm_source ?? touch.referringHost ?? null,
    referringHost: touch.referringHost ?? null,
    visitorId: touch.visitorId ?? null,
    refereeId: null,
    userAgent: touch.userAgent ?? null,
    utm: touch.utm ?? null,
    countable: countUserAgent(touch.userAgent),
    now: touch.occurredAt ?? ctx.now,
  });
}

/**
 * Stores a visit to a code's page: the core has said whether it is a person's, the code's state whether it counts.
 * Resolves after the commit, or, while the database is away, when it is in the journal. The hot path: it allocates little.
 */
export async function recordVisit(facts: CodeFacts, visit: Visit): Promise<RecordedTouch> {
  const touch = newTouch(facts, visit, codeStatusAt(facts, visit.now));
  const { organizationId, codeId } = facts;
  // Somebody who came before may be a friend whose referral waits: it now waits longer.
  const extend = (visit.visitorId || visit.refereeId) && touch.counted ? { organizationId, codeId } : null;
  const outcome = await storeTouch({ touch, extend });
  // A person who is gone by now leaves a visit like any other.
  if (outcome === 'no-such-code' && visit.refereeId) return recordVisit(facts, { ...visit, refereeId: null });
  if (outcome === 'no-such-code') throw new NotFoundError('code');
  if (extend && outcome === 'stored') await extendOrKeep(touch, extend);
  const { id, visitorId, counted, reason } = touch;
  return reason === null ? { id, visitorId, counted } : { id, visitorId, counted, reason };
}

// The touch is stored; should the database go away right now, the rest is done with the journal.
async function extendOrKeep(touch: NewTouch, extend: { organizationId: string; codeId: string }): Promise<void> {
  try {
    await extendReferralOf({ ...touch, ...extend });
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    await journalTouches([{ touch, extend }]);
  }
}

function newTouch(facts: CodeFacts, visit: Visit, status: CodeStatus): NewTouch {
  const reason = visit.countable.reason ?? ruleCodeOfStatus(status);
  return {
    id: newId(),
    codeKey: facts.codeKey,
    channel: visit.channel,
    source: visit.source,
    referringHost: visit.referringHost,
    // Ordered by time like every id, so that the index by visitor grows at its end.
    visitorId: visit.visitorId ?? newId(),
    refereeId: visit.refereeId,
    counted: reason === null,
    reason,
    userAgent: visit.userAgent,
    utm: visit.utm,
    occurredAt: visit.now,
  };
}
