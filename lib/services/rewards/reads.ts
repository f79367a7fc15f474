import { z } from 'zod';
import { countQueue, findRewardEvidence, type QueueCount, type RewardEvidenceRow } from '@/db/queries/reward-queue';
import { countRewardRows, findReward, listRewardRows, type RewardRow } from '@/db/queries/rewards';
import { sortField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { limitsIn } from '@/lib/domain/organizations/limits';
import { approvalsNeeded, mayApprove } from '@/lib/domain/rewards/approval';
import { REWARD_KINDS } from '@/lib/domain/rewards/kinds';
import { listRewardsSchema } from '@/lib/domain/rewards/schema';
import { REWARD_COLUMNS } from '@/lib/domain/rewards/sorting';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { NotFoundError } from '../errors';
import { type OrganizationFacts, organizationFacts } from '../organizations/facts';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly, type Tx } from '../transact';
import { type RewardView, rewardView } from './view';

const listSchema = listRewardsSchema.extend({
  kind: z.enum(REWARD_KINDS).optional(),
  requiresApproval: z.boolean().optional(),
  sort: sortField(REWARD_COLUMNS),
});

export interface QueuedReward extends RewardView {
  evidence: RewardEvidenceRow;
  /** Whether the one who asks may approve it; null when he lacks the right altogether. */
  mayApprove: boolean | null;
  /** How many people have to approve it (`approvals` says who has). */
  approvalsNeeded: 1 | 2;
  /** Whether the one who asks has, so that it waits for somebody else. */
  approvedByMe: boolean;
  /** Approved by all who were needed; a part of credit that comes when it vests. */
  approvedAhead: boolean;
}

/** Rewards, newest first. Input: `{limit?, cursor?, status?, recipientId?, referralId?, kind?, requiresApproval?, sort?}`. */
export async function listRewards(ctx: Ctx, input: unknown = {}): Promise<Page<RewardView>> {
  authorize(ctx, 'rewards:read');
  const { limit, cursor, ...filter } = parse(listSchema, input);
  const before = cursorId(cursor);
  const rows = await readOnly(ctx, (tx) => listRewardRows(tx.sql, filter, before, limit + 1));
  return toPage(rows.map(rewardView), limit);
}

/** One reward with its receipt. @throws NotFoundError */
export async function getReward(ctx: Ctx, id: string): Promise<RewardView> {
  authorize(ctx, 'rewards:read');
  const rewardId = parse(idSchema, id);
  const row = await readOnly(ctx, (tx) => findReward(tx.sql, rewardId));
  if (!row) throw new NotFoundError('reward');
  return rewardView(row);
}

/** One reward with everything that explains it: people, programme, conversion, attribution. @throws NotFoundError */
export async function getRewardWithEvidence(ctx: Ctx, id: string): Promise<QueuedReward> {
  authorize(ctx, 'rewards:read');
  const rewardId = parse(idSchema, id);
  const [reward] = await readOnly(ctx, async (tx) => {
    const { sql } = tx;
    const row = await findReward(sql, rewardId);
    const organization = await organizationFacts(tx, ctx);
    return row ? withEvidence(ctx, organization, [row], await findRewardEvidence(sql, [rewardId])) : [];
  });
  if (!reward) throw new NotFoundError('reward');
  return reward;
}

export interface RewardList extends Page<QueuedReward> {
  /** What waits for a person in all, per currency. */
  waiting: QueueCount[];
  /** How many match in all. */
  total: number;
}

/** Rewards with their evidence, as a page shows them; the queue of finance with `{status: 'pending', requiresApproval: true}`. */
export async function listRewardsWithEvidence(ctx: Ctx, input: unknown = {}): Promise<RewardList> {
  authorize(ctx, 'rewards:read');
  const query = parse(listSchema, input);
  return readOnly(ctx, async (tx) => ({
    ...(await pageWithEvidence(tx, ctx, query)),
    waiting: await countQueue(tx.sql),
    total: await countRewardRows(tx.sql, query),
  }));
}

/** The same without what is counted, for whoever goes through all pages. */
export async function pageOfRewardsWithEvidence(ctx: Ctx, input: unknown): Promise<Page<QueuedReward>> {
  authorize(ctx, 'rewards:read');
  const query = parse(listSchema, input);
  return readOnly(ctx, (tx) => pageWithEvidence(tx, ctx, query));
}

async function pageWithEvidence(
  tx: Tx,
  ctx: Ctx,
  { limit, cursor, ...filter }: z.output<typeof listSchema>,
): Promise<Page<QueuedReward>> {
  const rows = await listRewardRows(tx.sql, filter, cursorId(cursor), limit + 1);
  const evidence = await findRewardEvidence(
    tx.sql,
    rows.map(({ id }) => id),
  );
  return toPage(withEvidence(ctx, await organizationFacts(tx, ctx), rows, evidence), limit);
}

function withEvidence(
  ctx: Ctx,
  organization: OrganizationFacts,
  rows: readonly RewardRow[],
  evidence: readonly RewardEvidenceRow[],
): QueuedReward[] {
  const byReward = new Map(evidence.map((row) => [row.rewardId, row]));
  return rows.flatMap((row) => {
    const found = byReward.get(row.id);
    if (!found) return [];
    const { secondApprovalAboveMinor } = limitsIn(row.currency, organization);
    const needed = approvalsNeeded(found.recipientTotalMinor, secondApprovalAboveMinor);
    const approvedAhead = row.status === 'pending' && !row.requiresApproval && row.approvals.length >= needed;
    return [
      {
        ...rewardView(row),
        evidence: found,
        approvedAhead,
        mayApprove: approvedAhead ? false : mayApproveNow(ctx, row, found, needed),
        approvalsNeeded: needed,
        approvedByMe: row.approvals.some(({ approvedBy }) => approvedBy === actorKey(ctx.actor)),
      },
    ];
  });
}

function mayApproveNow(ctx: Ctx, row: RewardRow, evidence: RewardEvidenceRow, needed: 1 | 2): boolean | null {
  if (!ctx.scopes.has('rewards:approve')) return null;
  if (row.status !== 'pending') return false;
  return mayApprove({
    approver: { key: actorKey(ctx.actor), email: ctx.actor.email ?? null },
    recipient: { id: row.recipientId, email: evidence.recipientEmail },
    recordedBy: evidence.recordedBy,
    overriddenBy: evidence.involved,
    approvedBy: needed === 2 ? row.approvals.map(({ approvedBy }) => approvedBy) : [],
  }).ok;
}
