import { insertRows } from '@/db/insert-rows';
import { addBudgetSpent, updateReferrals } from '@/db/queries/conversion-writes';
import { moveRewardedCounts, moveRewards, supersedeRewards, updateOverridden } from '@/db/queries/override';
import { attributionDecisions, referralEvents, referrals } from '@/db/schema/referrals';
import { referralRewards } from '@/db/schema/rewards';
import { clawbackTransfer } from '@/lib/domain/ledger/transfers';
import { actorKey, type Ctx } from '../context';
import type { ReferralChange } from '../conversions/outcome';
import { unconverted } from '../conversions/referral-change';
import { referralsOf } from '../conversions/world';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import { cancelRewards } from '../rewards/cancel';
import { settleReferrals } from '../rewards/settle-referrals';
import type { Tx } from '../transact';
import type { OverrideWorld } from './load-override';
import { foldNew, foldOld, foldPaid } from './override-figures';
import { type OverridePlan, reversible } from './plan-override';
import { tellOverride } from './tell-override';

/**
 * Writes an override: the old rewards are taken back as new transfers, the new decision stands beside the old one, the new
 * rewards are granted, and referrals, counts, budgets and figures follow. One transaction, nothing overwritten.
 * @returns the new decision's id
 */
export async function writeOverride(
  tx: Tx,
  ctx: Ctx,
  loaded: OverrideWorld,
  plan: OverridePlan,
  reason: string,
): Promise<string> {
  const { sql } = tx;
  const { outcome, kept, superseded } = plan;
  const { conversion, previous } = loaded;
  const referralId = outcome.conversion.referralId as string;
  const decisionId = newId();
  await takeBack(tx, ctx, plan, previous.sequence + 1);
  await foldPaid(tx, kept, -1);
  await foldOld(tx, loaded, plan);
  await closeOld(tx, ctx, plan, referralId);
  await insertRows(sql, referrals, outcome.newReferral ? [newReferral(loaded, plan)] : []);
  await updateReferrals(sql, changesOf(loaded, plan));
  const { attributed, reason: why = null } = outcome.conversion;
  await updateOverridden(sql, conversion.id, { attributed, reason: why, referralId });
  const decided = { ...outcome.decision, id: decisionId, referralId, supersedesId: previous.id, note: reason };
  const by = { decidedBy: actorKey(ctx.actor), decidedByName: ctx.actor.name, sequence: previous.sequence + 1 };
  // The evidence is that of the decision before, and so is its hash.
  await insertRows(sql, attributionDecisions, [{ ...decided, ...by, evidenceHash: previous.evidenceHash }]);
  await supersedeRewards(
    sql,
    superseded.map(({ id }) => id),
    decisionId,
  );
  await moveRewards(
    sql,
    kept.map(({ id }) => id),
    referralId,
  );
  await foldPaid(tx, kept, 1);
  for (const reward of outcome.rewards) await insertRows(sql, referralRewards, [reward]);
  await postTransfers(tx, ctx, outcome.transfers);
  await insertRows(sql, referralEvents, outcome.timeline);
  await moveCounts(tx, plan);
  await foldNew(tx, loaded, plan);
  await settleReferrals(tx, ctx, [referralId]);
  await tellOverride(tx, ctx, loaded, plan, { decisionId, reason });
  return decisionId;
}

async function takeBack(tx: Tx, ctx: Ctx, plan: OverridePlan, sequence: number): Promise<void> {
  const why = 'Somebody else brought this friend';
  await cancelRewards(
    tx,
    ctx,
    reversible(plan).map((reward) => {
      const { id, recipientId, rewardAmountMinor: amountMinor, currency, status, kind } = reward;
      const from = status === 'pending' ? 'accrued' : kind;
      const transfer = clawbackTransfer({ contactId: recipientId, amountMinor, currency }, from, why);
      return {
        reward,
        reason: 'overridden',
        transfer: planTransfer(transfer, 'reward', id, ctx.now, `override-${sequence}`),
      };
    }),
  );
}

/** Before the new one claims the referee's one reward: the unique index knows no order within a statement. */
async function closeOld(tx: Tx, ctx: Ctx, { old }: OverridePlan, referralId: string): Promise<void> {
  if (!old) return;
  const closed: ReferralChange = { ...unconverted(old), status: 'rejected', reason: 'overridden' };
  await updateReferrals(tx.sql, [old.id === referralId ? { ...unconverted(old), status: 'converted' } : closed]);
  const moved = old.id === referralId ? [] : [{ type: 'overridden', referralId: old.id }];
  await insertRows(
    tx.sql,
    referralEvents,
    moved.map((event) => ({ ...event, organizationId: ctx.organizationId, data: {}, occurredAt: ctx.now })),
  );
}

/** What the referral is worth after refunds, with all that stands of its rewards. */
function worth({ conversion }: OverrideWorld, { outcome, kept }: OverridePlan) {
  const standing = [...outcome.rewards, ...kept].reduce((sum, { rewardAmountMinor }) => sum + rewardAmountMinor, 0);
  const left = Math.max(0, conversion.valueMinor - conversion.discountMinor - conversion.refundedMinor);
  return { rewardAmountMinor: standing, conversionValueMinor: left };
}

function newReferral(loaded: OverrideWorld, plan: OverridePlan) {
  const row = plan.outcome.newReferral as NonNullable<OverridePlan['outcome']['newReferral']>;
  return row.convertedAt ? { ...row, ...worth(loaded, plan) } : row;
}

function changesOf(loaded: OverrideWorld, plan: OverridePlan): ReferralChange[] {
  const { outcome } = plan;
  const { referralId } = outcome.conversion;
  const changes = outcome.changedReferrals.map((change) =>
    change.id === referralId && change.convertedAt ? { ...change, ...worth(loaded, plan) } : change,
  );
  const isKnown = outcome.newReferral !== null || changes.some(({ id }) => id === referralId);
  if (isKnown) return changes;
  // Below the trigger: a referral that was closed waits again.
  const waiting = referralsOf(loaded.world, loaded.item.refereeId).find(({ id }) => id === referralId);
  return waiting ? [...changes, unconverted(waiting)] : changes;
}

async function moveCounts(tx: Tx, { outcome, old, released }: OverridePlan): Promise<void> {
  const { counted, budget } = outcome;
  await moveRewardedCounts(tx.sql, [
    ...(old && released.count ? [{ programId: old.programId, contactId: old.referrerId, by: -1 }] : []),
    ...(counted ? [{ ...counted, by: 1 }] : []),
  ]);
  const given =
    old && released.budgetMinor > 0 ? [{ programId: old.programId, amountMinor: -released.budgetMinor }] : [];
  await addBudgetSpent(tx.sql, [...given, ...(budget ? [budget] : [])]);
}
