import { type CodeListRow, findReferrers, listCodeRows } from '@/db/queries/codes';
import { findProgramIdsFor, findRewardedCounts } from '@/db/queries/portal';
import { dayIn } from '@/lib/domain/common/days';
import { nextStep, offerOf, type ProgramOffer } from '@/lib/domain/programs/offer';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import { type ProgramPhase, phaseAt } from '@/lib/domain/programs/status-at';
import type { ProgramType } from '@/lib/domain/programs/types';
import { authorize } from '../authorize';
import { codeUrl } from '../codes/code-view';
import { referrerEligibility } from '../codes/referrer-eligibility';
import type { Ctx } from '../context';
import { ForbiddenError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { readOnly } from '../transact';
import { type LoadedProgram, loadProgram } from './load-program';

export interface OwnCode {
  code: string;
  url: string;
  /** Whether a friend can use it now. */
  works: boolean;
  expiresAt: Date | null;
  /** Clicks, scans and codes told that count. */
  touches: number;
  referrals: number;
}

/** A programme as its referrer sees it: what both sides get, how far he is, his codes. */
export interface OwnProgram {
  id: string;
  name: string;
  description: string | null;
  programType: ProgramType;
  phase: ProgramPhase;
  startsAt: Date;
  endsAt: Date | null;
  currency: string;
  version: number;
  publishedAt: Date | null;
  terms: string;
  rules: Pick<ProgramDefinition, 'trigger' | 'validityDays' | 'holdDays' | 'eligibility'>;
  offer: ProgramOffer;
  /** Rule 1, asked today. */
  mayRefer: boolean;
  rewardedCount: number;
  /** The next count that brings more; null when there is none. */
  next: { atCount: number; missing: number; type: 'tier' | 'bonus' } | null;
  /** Working codes first, then the newest. */
  codes: OwnCode[];
}

/** The programmes of the referrer who is signed in: those he may refer in or has a code of, the usable ones first. */
export async function listOwnPrograms(ctx: Ctx): Promise<OwnProgram[]> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const contactId = ctx.actor.id;
  return readOnly(ctx, async (tx) => {
    const { timeZone } = await organizationFacts(tx, ctx);
    const [referrer] = await findReferrers(tx.sql, [contactId]);
    const filter = { programId: null, referrerId: contactId, search: null, before: null, limit: 200 };
    const codes = Map.groupBy(await listCodeRows(tx.sql, filter), ({ programId }) => programId);
    const counts = new Map((await findRewardedCounts(tx.sql, contactId)).map((row) => [row.programId, row.count]));
    const programs: OwnProgram[] = [];
    for (const id of await findProgramIdsFor(tx.sql, contactId)) {
      const loaded = await loadProgram(tx, id, { lock: false });
      const mayRefer = Boolean(referrer && referrerEligibility(loaded, referrer, { timeZone, now: ctx.now }).ok);
      const own = codes.get(id) ?? [];
      const today = { day: dayIn(timeZone, ctx.now), now: ctx.now };
      if (mayRefer || own.length)
        programs.push(ownProgram(loaded, today, { mayRefer, own, count: counts.get(id) ?? 0 }));
    }
    return programs.sort((a, b) => rank(a) - rank(b));
  });
}

type Own = { mayRefer: boolean; own: readonly CodeListRow[]; count: number };

function ownProgram(
  loaded: LoadedProgram,
  today: { day: string; now: Date },
  { mayRefer, own, count }: Own,
): OwnProgram {
  const { program, published } = loaded;
  if (!published) throw new Error(`Programme ${program.id} runs without a published version`);
  const { rewards, termsAndConditions, trigger, validityDays, holdDays, eligibility } = published.definition;
  const { id, name, description, programType, startsAt, endsAt, currency } = program;
  const phase = phaseAt(program, today.now);
  const isOpen = phase === 'active' && mayRefer;
  return {
    ...{ id, name, description, programType, phase, startsAt, endsAt, currency, mayRefer },
    version: published.version,
    publishedAt: published.publishedAt,
    terms: termsAndConditions,
    rules: { trigger, validityDays, holdDays, eligibility },
    offer: offerOf(rewards, currency, today.day),
    rewardedCount: count,
    next: nextStep(rewards, count),
    codes: own.map((row) => ownCode(row, isOpen, today.now)).sort((a, b) => Number(b.works) - Number(a.works)),
  };
}

function ownCode(row: CodeListRow, isOpen: boolean, now: Date): OwnCode {
  const { code, expiresAt, isActive, touches, referrals } = row;
  const works = isOpen && isActive && (expiresAt === null || expiresAt >= now);
  return { code, url: codeUrl(code), works, expiresAt, touches, referrals };
}

/** What can be shared comes first, then what one can join, then what rests, then what is over. */
function rank({ codes, phase, mayRefer }: OwnProgram): number {
  if (codes.some(({ works }) => works)) return 0;
  if (!mayRefer) return 4;
  return { active: 1, 'not-started': 2, paused: 3, ended: 4, draft: 5 }[phase];
}
