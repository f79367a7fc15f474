import {
  type FraudCaseRow,
  findInvolved,
  insertDecisions,
  lockCase,
  lockStandingRewards,
  updateCase,
} from '@/db/queries/fraud-cases';
import { appealDueAt, canMoveCase } from '@/lib/domain/fraud/lifecycle';
import { decideFraudSchema } from '@/lib/domain/fraud/schema';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError, NotFoundError, RuleError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { type Tx, transact } from '../transact';
import { takeBackRewards } from './take-back';

const inputSchema = decideFraudSchema.extend({ caseId: idSchema });

export interface FraudDecision {
  status: 'cleared' | 'confirmed';
  /** Rewards that were taken back with it. */
  rejected: number;
}

/**
 * A decision of a case by a person, or by another system that may approve rewards. Cleared: its rewards go their usual way.
 * Confirmed: what could be paid out is taken back at once, the rest stays as it is until the referrer can no longer appeal;
 * after an appeal all of it is taken back, also what was paid.
 * Input: `{caseId, decision: 'cleared' | 'confirmed', reason}`.
 * @throws ConflictError when somebody else decided it, RuleError `approval-by-interested-party`, NotFoundError
 */
export async function decideFraudCase(ctx: Ctx, input: unknown): Promise<FraudDecision> {
  // Managers and finance decide, and every one of them may do so alone.
  if (!ctx.scopes.has('rewards:approve')) authorize(ctx, 'referrals:write');
  const { caseId, decision, reason } = parse(inputSchema, input);
  return transact(ctx, async (tx) => {
    const found = await lockCaseAndRewards(tx, caseId);
    if (!canMoveCase(found.status, decision)) {
      throw new ConflictError('This case was decided already. Load the page again to see how.', 'fraud-case-decided');
    }
    await refuseInterested(tx, ctx, found);
    const isAppeal = found.status === 'appealed';
    const isFinal = decision === 'confirmed' && isAppeal;
    await updateCase(tx.sql, caseId, {
      status: decision,
      reason,
      decidedBy: actorKey(ctx.actor),
      decidedAt: ctx.now,
      ...(decision === 'confirmed' && !isAppeal && { appealDueAt: appealDueAt(ctx.now) }),
      ...(isFinal && { closedAt: ctx.now }),
    });
    const { referralId } = found;
    const rejected =
      decision === 'confirmed' ? await takeBackRewards(tx, ctx, { referralId, reason, onlyApproved: !isFinal }) : 0;
    await record(tx, ctx, found, { decision, reason, rejected });
    const event = { organizationId: ctx.organizationId, caseId, referralId, decision, isFinal: isAppeal };
    await emit(tx, [{ name: 'fraud/case.decided', data: event }]);
    return { status: decision, rejected };
  });
}

// Rewards first, as the system's approval locks them: the two wait for each other in one order.
async function lockCaseAndRewards(tx: Tx, caseId: string): Promise<FraudCaseRow> {
  const before = await lockRewardsOfCase(tx, caseId);
  const found = await lockCase(tx.sql, caseId);
  if (!found || !before) throw new NotFoundError('case');
  return found;
}

async function lockRewardsOfCase(tx: Tx, caseId: string): Promise<boolean> {
  const [row] = await tx.sql<{ referralId: string }[]>`
    select referral_id as "referralId" from fraud_cases where id = ${caseId}`;
  if (row) await lockStandingRewards(tx.sql, row.referralId);
  return row !== undefined;
}

async function refuseInterested(tx: Tx, ctx: Ctx, { referralId }: FraudCaseRow): Promise<void> {
  const involved = await findInvolved(tx.sql, referralId);
  if (!involved.includes(actorKey(ctx.actor))) return;
  const message = 'Somebody else has to decide this: you recorded or changed the conversion that it is about.';
  throw new RuleError('approval-by-interested-party', message);
}

async function record(
  tx: Tx,
  ctx: Ctx,
  { id, referralId, score, status }: FraudCaseRow,
  { decision, reason, rejected }: { decision: 'cleared' | 'confirmed'; reason: string; rejected: number },
): Promise<void> {
  const { organizationId, actor, now: decidedAt } = ctx;
  const by = { decidedBy: actorKey(actor), decidedByName: actor.name, decidedAt };
  await insertDecisions(tx.sql, [{ id: newId(), organizationId, caseId: id, kind: decision, reason, score, ...by }]);
  const data = { referralId, score, reason, before: status, rejectedRewards: rejected };
  await appendAudit(tx, ctx, [{ action: `fraud.case-${decision}`, subjectType: 'fraud-case', subjectId: id, data }]);
}
