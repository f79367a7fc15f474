import { type ChallengeRow, countJoined, countReached, listChallengeRows } from '@/db/queries/challenges';
import { type ChallengeState, challengeState, countsUntil } from '@/lib/domain/community/challenge';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ownContact } from '../portal/own-contact';
import { readOnly } from '../transact';

export interface OwnChallenge extends ChallengeRow {
  state: ChallengeState;
  /** Friends who joined in its time. */
  count: number;
}

const SHOWN = 50;
/** One that is over stays to be seen this long. */
const SEEN_AFTER_MS = 30 * 86_400_000;

/** The challenges of the school with how far the referrer is: those that run, then what comes, then what was over lately. */
export async function listOwnChallenges(ctx: Ctx): Promise<OwnChallenge[]> {
  const contactId = ownContact(ctx);
  return readOnly(ctx, async ({ sql }) => {
    const rows = await listChallengeRows(sql, SHOWN);
    const own: OwnChallenge[] = [];
    for (const row of rows) {
      const until = countsUntil(row);
      if (ctx.now.getTime() - until.getTime() > SEEN_AFTER_MS) continue;
      const window = { from: row.startsAt, to: until, programId: row.programId };
      own.push({ ...row, state: challengeState(row, ctx.now), count: await countJoined(sql, contactId, window) });
    }
    const order = { running: 0, upcoming: 1, over: 2 };
    return own.sort((a, b) => order[a.state] - order[b.state] || a.endsAt.getTime() - b.endsAt.getTime());
  });
}

export interface SchoolChallenge extends ChallengeRow {
  state: ChallengeState;
  /** How many people have reached the goal. */
  reached: number;
}

/** The challenges of the school, for those who work there. */
export async function listChallenges(ctx: Ctx): Promise<SchoolChallenge[]> {
  authorize(ctx, 'programs:read');
  return readOnly(ctx, async ({ sql }) => {
    const rows = await listChallengeRows(sql, SHOWN);
    const all: SchoolChallenge[] = [];
    for (const row of rows) {
      const window = { from: row.startsAt, to: countsUntil(row), programId: row.programId };
      const reached = await countReached(sql, row.goal, window);
      all.push({ ...row, state: challengeState(row, ctx.now), reached });
    }
    return all;
  });
}
