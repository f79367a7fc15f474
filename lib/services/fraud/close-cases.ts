import { findCasesToClose, insertDecisions, lockCase, lockStandingRewards, updateCase } from '@/db/queries/fraud-cases';
import { removeSightings } from '@/db/queries/sightings';
import { addDays } from '@/lib/domain/common/days';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { newId } from '../ids';
import { type Tx, transact } from '../transact';
import { takeBackRewards } from './take-back';

const BATCH = 100;
/** The key of a network lasts a year; what is older can match nothing. */
const SIGHTING_DAYS = 366;

/** Takes the rewards of confirmed cases back, also those that were paid, once nobody can appeal, and forgets where people were met a year ago. */
export async function closeFraudCases(ctx: Ctx): Promise<{ closed: number; rejected: number }> {
  authorize(ctx, 'rewards:approve');
  return transact(ctx, async (tx) => {
    await removeSightings(tx.sql, addDays(ctx.now, -SIGHTING_DAYS));
    const sum = { closed: 0, rejected: 0 };
    for (const caseId of await findCasesToClose(tx.sql, ctx.now, BATCH)) {
      const rejected = await closeCase(tx, ctx, caseId);
      if (rejected === null) continue;
      sum.closed += 1;
      sum.rejected += rejected;
    }
    return sum;
  });
}

async function closeCase(tx: Tx, ctx: Ctx, caseId: string): Promise<number | null> {
  const [row] = await tx.sql<{ referralId: string }[]>`
    select referral_id as "referralId" from fraud_cases where id = ${caseId}`;
  if (row) await lockStandingRewards(tx.sql, row.referralId);
  const found = await lockCase(tx.sql, caseId);
  if (found?.status !== 'confirmed' || found.closedAt) return null;
  const { referralId, score, reason } = found;
  const why = reason ?? '';
  const rejected = await takeBackRewards(tx, ctx, { referralId, reason: why, onlyApproved: false });
  await updateCase(tx.sql, caseId, { closedAt: ctx.now });
  const { organizationId, actor, now: decidedAt } = ctx;
  const by = { decidedBy: actorKey(actor), decidedByName: actor.name, decidedAt };
  await insertDecisions(tx.sql, [{ id: newId(), organizationId, caseId, kind: 'closed', reason, score, ...by }]);
  const data = { referralId, rejectedRewards: rejected };
  await appendAudit(tx, ctx, [{ action: 'fraud.case-closed', subjectType: 'fraud-case', subjectId: caseId, data }]);
  return rejected;
}
