import { insertReferralEvents } from '@/db/queries/referral-status';
import { type RewardChange, type RewardRow, updateRewards } from '@/db/queries/rewards';
import { DAY_MS } from '@/lib/domain/common/days';
import { approveTransfer } from '@/lib/domain/ledger/transfers';
import { appendAudit } from '../audit/append';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import type { Tx } from '../transact';
import { settleReferrals } from './settle-referrals';

/** What stands as the payment reference of credit and discounts: they are paid by being in the wallet. */
export const WALLET = 'wallet';

const NEWS_MS = 7 * DAY_MS;

/** Writes the approval of locked, pending rewards: rows, ledger, timeline, audit and events, set-based. */
export async function applyApprovals(tx: Tx, ctx: Ctx, rewards: readonly RewardRow[], note?: string): Promise<void> {
  if (!rewards.length) return;
  const why = ctx.actor.type === 'system' ? 'Approved by the system after the hold' : 'Approved by a person';
  await updateRewards(
    tx.sql,
    rewards.map((reward) => changeOf(reward, ctx)),
  );
  await postTransfers(
    tx,
    ctx,
    rewards.map((reward) =>
      planTransfer(approveTransfer(movementOf(reward), reward.kind, why), 'reward', reward.id, ctx.now),
    ),
  );
  await insertReferralEvents(
    tx.sql,
    ctx.organizationId,
    rewards.map((reward) => timelineOf(reward, ctx.now)),
  );
  await settleReferrals(
    tx,
    ctx,
    rewards.filter(isWalletReward).map(({ referralId }) => referralId),
  );
  await appendAudit(
    tx,
    ctx,
    rewards.map((reward) => auditOf(reward, note)),
  );
  await emit(
    tx,
    rewards.filter((reward) => isNews(reward, ctx)).map((reward) => eventOf(reward, ctx)),
  );
}

/** Of imported history, which the system approves long after its hold, nobody is told. */
function isNews({ payableAt }: RewardRow, { actor, now }: Ctx): boolean {
  return actor.type !== 'system' || now.getTime() - payableAt.getTime() < NEWS_MS;
}

/** Given by being in the wallet: paid when it is approved. */
export function isWalletReward({ kind }: Pick<RewardRow, 'kind'>): boolean {
  return kind === 'credit' || kind === 'discount';
}

function changeOf(reward: RewardRow, ctx: Ctx): RewardChange {
  const approved = { id: reward.id, approvedAt: ctx.now, approvedBy: actorKey(ctx.actor) };
  if (!isWalletReward(reward)) return { ...approved, status: 'approved' };
  return { ...approved, status: 'paid', paymentReference: WALLET, processedAt: ctx.now };
}

function movementOf({ recipientId, rewardAmountMinor, currency }: RewardRow) {
  return { contactId: recipientId, amountMinor: rewardAmountMinor, currency };
}

function timelineOf(reward: RewardRow, occurredAt: Date) {
  const { id, side, kind, rewardAmountMinor, currency } = reward;
  const data = { rewardId: id, side, kind, amountMinor: rewardAmountMinor, currency };
  return { referralId: reward.referralId, type: 'approved', data, occurredAt };
}

function auditOf(reward: RewardRow, note: string | undefined) {
  const { id, referralId, recipientId, kind, rewardAmountMinor, currency } = reward;
  const data = { referralId, recipientId, kind, amountMinor: rewardAmountMinor, currency, note };
  return { action: 'reward.approved', subjectType: 'reward', subjectId: id, data };
}

function eventOf(reward: RewardRow, { organizationId }: Ctx) {
  const { id, recipientId, kind, rewardAmountMinor, currency } = reward;
  const data = { organizationId, rewardId: id, recipientId, kind, amountMinor: rewardAmountMinor, currency };
  return { name: 'reward/approved' as const, data };
}
