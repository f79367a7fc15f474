import { findMilestones, findReferralOfFriend, insertMilestone, lockReferralStatus } from '@/db/queries/milestones';
import { insertReferralEvents } from '@/db/queries/referral-status';
import { idSchema } from '@/lib/domain/ids';
import { normalizeEmail } from '@/lib/domain/people/normalize-email';
import {
  admitMilestone,
  type ImportMilestoneInput,
  type MilestoneRefusal,
  type RecordMilestoneInput,
  recordMilestoneSchema,
} from '@/lib/domain/referrals/milestones';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { AppError, ConflictError, InvalidInputError, NotFoundError } from '../errors';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { checkTouchInstant } from '../tracking/touch-instant';
import { type Tx, transact } from '../transact';
import { refreshQuality } from './quality';
import { type ReferralDetail, readReferral } from './read-referral';

export interface RecordedMilestone {
  referral: ReferralDetail;
  /** False when this was told before. */
  created: boolean;
}

/**
 * A referral reaches a step that its school defines, such as a trial booked. Told twice it happens once. Input: `{key,
 * occurredAt, externalId?}`.
 * @throws NotFoundError, InvalidInputError for a step nobody defined, ConflictError when it was reached at another time
 */
export async function recordMilestone(ctx: Ctx, referralId: string, input: unknown): Promise<RecordedMilestone> {
  authorize(ctx, 'referrals:write');
  const id = idSchema.safeParse(referralId).data;
  if (!id) throw new NotFoundError('referral');
  const milestone = parse(recordMilestoneSchema, input);
  return transact(ctx, async (tx) => {
    const created = await reach(tx, ctx, id, milestone, false);
    return { referral: await readReferral(tx, id), created };
  });
}

/** The same for rows of a file: history, which nobody is told of. Each is taken or refused by itself. */
export async function recordMilestones(
  ctx: Ctx,
  rows: readonly ImportMilestoneInput[],
): Promise<PromiseSettledResult<{ created: boolean }>[]> {
  authorize(ctx, 'referrals:write');
  return transact(ctx, async (tx) => {
    const results: PromiseSettledResult<{ created: boolean }>[] = [];
    for (const row of rows) results.push(await settled(() => reachByRow(tx, ctx, row)));
    return results;
  });
}

async function settled(work: () => Promise<boolean>): Promise<PromiseSettledResult<{ created: boolean }>> {
  try {
    return { status: 'fulfilled', value: { created: await work() } };
  } catch (reason) {
    // What PostgreSQL refuses ends the transaction for all.
    if (!(reason instanceof AppError)) throw reason;
    return { status: 'rejected', reason };
  }
}

async function reachByRow(tx: Tx, ctx: Ctx, row: ImportMilestoneInput): Promise<boolean> {
  const { referralId, refereeExternalId = null, refereeEmail, code = null, ...input } = row;
  const emailNormalized = refereeEmail ? normalizeEmail(refereeEmail) : null;
  const friend = { externalId: refereeExternalId, emailNormalized, codeKey: code };
  const id = referralId ?? (await findReferralOfFriend(tx.sql, friend));
  if (!id) {
    const path = refereeExternalId ? 'refereeExternalId' : 'refereeEmail';
    throw new InvalidInputError([{ path, message: 'There is no referral of this friend.' }]);
  }
  return reach(tx, ctx, id, input, true);
}

/** @returns whether it is new */
async function reach(
  tx: Tx,
  ctx: Ctx,
  referralId: string,
  input: RecordMilestoneInput,
  quiet: boolean,
): Promise<boolean> {
  const problem = checkTouchInstant(input.occurredAt, ctx.now);
  if (problem) throw new InvalidInputError([{ path: 'occurredAt', message: problem }]);
  const status = await lockReferralStatus(tx.sql, referralId);
  if (!status) throw new NotFoundError('referral');
  const { milestones: steps } = await organizationFacts(tx, ctx);
  const known = await findMilestones(tx.sql, referralId, input.externalId ?? null);
  const decision = admitMilestone({ input, steps, isRejected: status === 'rejected', known, referralId });
  if (!decision.ok) throw refusal(decision.reason, input);
  if (decision.action === 'keep') return false;
  await write(tx, ctx, referralId, input, { label: decision.label, quiet });
  return true;
}

async function write(
  tx: Tx,
  ctx: Ctx,
  referralId: string,
  input: RecordMilestoneInput,
  told: { label: string; quiet: boolean },
): Promise<void> {
  const { key, occurredAt } = input;
  const { label, quiet } = told;
  const externalId = input.externalId ?? null;
  const { organizationId, actor, now: createdAt } = ctx;
  const row = { id: newId(), organizationId, referralId, key, label, externalId, occurredAt };
  await insertMilestone(tx.sql, { ...row, recordedBy: actorKey(actor), createdAt });
  await insertReferralEvents(tx.sql, organizationId, [
    { referralId, type: 'milestone', data: { key, label }, occurredAt },
  ]);
  await refreshQuality(tx, [referralId]);
  const data = { key, label, externalId, occurredAt: occurredAt.toISOString() };
  await appendAudit(tx, ctx, [
    { action: 'referral.milestone-reached', subjectType: 'referral', subjectId: referralId, data },
  ]);
  const event = { organizationId, referralId, key, occurredAt: occurredAt.toISOString() };
  if (!quiet) await emit(tx, [{ name: 'referral/milestone.reached', data: event }]);
}

function refusal(reason: MilestoneRefusal, { key }: RecordMilestoneInput): AppError {
  switch (reason) {
    case 'unknown-milestone':
      return new InvalidInputError([
        { path: 'key', message: `There is no step “${key}”. Add it under Settings, Tracking.` },
      ]);
    case 'comes-from-conversions':
      return new InvalidInputError([
        { path: 'key', message: `“${key}” comes with a conversion: record that instead.` },
      ]);
    case 'referral-rejected':
      return new ConflictError('This referral was rejected: it goes no further.', reason);
    case 'milestone-reached':
      return new ConflictError('This referral has reached that step already, at another time.', reason);
    case 'external-id-taken':
      return new ConflictError('Another step was recorded under this external id.', reason);
  }
}
