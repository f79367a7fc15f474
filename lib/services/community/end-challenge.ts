import { endChallengeRow, lockChallenge } from '@/db/queries/challenges';
import { challengeState } from '@/lib/domain/community/challenge';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { transact } from '../transact';

/** Ends a challenge now; what was reached stays reached. One that is over is left as it is. @throws NotFoundError */
export async function endChallenge(ctx: Ctx, challengeId: string): Promise<void> {
  authorize(ctx, 'programs:write');
  const id = idSchema.safeParse(challengeId).data;
  if (!id) throw new NotFoundError('challenge');
  await transact(ctx, async (tx) => {
    const challenge = await lockChallenge(tx.sql, id);
    if (!challenge) throw new NotFoundError('challenge');
    if (challengeState(challenge, ctx.now) === 'over') return;
    await endChallengeRow(tx.sql, id, ctx.now);
    const data = { title: challenge.title };
    await appendAudit(tx, ctx, [{ action: 'challenge.ended', subjectType: 'challenge', subjectId: id, data }]);
  });
}
