import { insertChallenge } from '@/db/queries/challenges';
import { endOfDayIn, startOfDayIn } from '@/lib/domain/common/day-bounds';
import { challengeSchema } from '@/lib/domain/community/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { InvalidInputError } from '../errors';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { transact } from '../transact';

/**
 * Opens a challenge: so many friends who join between two days of the school. Input: `{title, goal, startsOn, endsOn, programId?,
 * recognition?}`.
 * @throws InvalidInputError, also for a programme that is not the school's
 */
export async function createChallenge(ctx: Ctx, input: unknown): Promise<{ id: string }> {
  authorize(ctx, 'programs:write');
  const { startsOn, endsOn, ...challenge } = parse(challengeSchema, input);
  return transact(ctx, async (tx) => {
    const { timeZone } = await organizationFacts(tx, ctx);
    if (challenge.programId) {
      const [known] = await tx.sql`select from referral_programs where id = ${challenge.programId}`;
      if (!known) throw new InvalidInputError([{ path: 'programId', message: 'Must be a programme of the school.' }]);
    }
    const id = newId();
    const times = { startsAt: startOfDayIn(timeZone, startsOn), endsAt: endOfDayIn(timeZone, endsOn) };
    const made = { createdBy: actorKey(ctx.actor), createdAt: ctx.now };
    await insertChallenge(tx.sql, ctx.organizationId, { id, ...challenge, ...times, ...made });
    const data = { ...challenge, startsOn, endsOn };
    await appendAudit(tx, ctx, [{ action: 'challenge.created', subjectType: 'challenge', subjectId: id, data }]);
    return { id };
  });
}
