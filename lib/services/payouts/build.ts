import {
  findFailures,
  findOwed,
  findPayableRecipients,
  findPayouts,
  insertPayouts,
  lockPayableRewards,
  lockPayoutRun,
  type PayableRewardRow,
  type PayoutRow,
} from '@/db/queries/payouts';
import { payoutSentTransfer } from '@/lib/domain/ledger/transfers';
import { buildPayouts, type Carry, owedMinor, type PayoutBatch } from '@/lib/domain/payouts/batch';
import { retryAt } from '@/lib/domain/payouts/retry-at';
import { runPayoutsSchema } from '@/lib/domain/payouts/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx, systemCtx } from '../context';
import { emit } from '../emit';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import { parse } from '../parse';
import { approveDueRewards } from '../rewards/approve-due';
import { type Tx, transact } from '../transact';
import { payoutPort } from './bank';
import { itemsOf } from './items';

export interface PayoutRun {
  payouts: PayoutRow[];
  /** Recipients who owe as much as they would get; their rewards wait. */
  skipped: number;
}

const RECIPIENTS = 200;

/**
 * Puts every approved cash reward whose hold is over into a payout: one for each recipient and currency, less what he owes after
 * a clawback. Rows, ledger, audit and the event that sends it are one transaction; two runs at once never take a reward twice.
 * What the system may approve is approved first. Input: `{asOf?}`, a cut-off: rewards payable up to then. With real money an
 * instant still to come counts as now, since the refund window is never cut short; the sandbox bank lets one try it.
 */
export async function runPayouts(ctx: Ctx, input: unknown = {}): Promise<PayoutRun> {
  authorize(ctx, 'payouts:write');
  const { asOf = ctx.now } = parse(runPayoutsSchema, input);
  const isAhead = asOf > ctx.now;
  const cutOff = isAhead && payoutPort().provider !== 'sandbox' ? ctx.now : asOf;
  const system = systemCtx(ctx.organizationId, ctx.now, 'Kith', ctx.requestId);
  await approveDueRewards(system, isAhead ? cutOff : ctx.now);
  const run: PayoutRun = { payouts: [], skipped: 0 };
  for (let after: string | null = null; ; ) {
    const batch: Batch = await buildBatch(ctx, cutOff, after);
    run.payouts.push(...batch.payouts);
    run.skipped += batch.skipped;
    if (!batch.lastRecipientId) return run;
    after = batch.lastRecipientId;
  }
}

interface Batch extends PayoutRun {
  lastRecipientId: string | null;
}

function buildBatch(ctx: Ctx, asOf: Date, afterRecipientId: string | null): Promise<Batch> {
  return transact(ctx, async (tx) => {
    await lockPayoutRun(tx.sql);
    const excluded = await recipientsToWaitFor(tx, ctx);
    const recipientIds = await findPayableRecipients(tx.sql, { asOf, afterRecipientId, excluded, limit: RECIPIENTS });
    const rewards = await lockPayableRewards(tx.sql, recipientIds, asOf);
    const carries = await carriesOf(tx, recipientIds);
    const { payouts, skipped } = buildPayouts(
      rewards.map(({ id, ...reward }) => ({ ...reward, rewardId: id })),
      carries,
    );
    const ids = await write(tx, ctx, payouts, rewards);
    const lastRecipientId = recipientIds.length < RECIPIENTS ? null : (recipientIds.at(-1) ?? null);
    return { payouts: await findPayouts(tx.sql, ids), skipped: skipped.length, lastRecipientId };
  });
}

/** Only the clock waits after failures: a person who runs payouts wants to see what happens now. */
async function recipientsToWaitFor(tx: Tx, ctx: Ctx): Promise<string[]> {
  if (ctx.actor.type !== 'system') return [];
  const failures = await findFailures(tx.sql);
  return failures
    .filter((row) => ctx.now < retryAt(row.failures, row.lastFailedAt))
    .map(({ recipientId }) => recipientId);
}

async function carriesOf(tx: Tx, recipientIds: readonly string[]): Promise<Carry[]> {
  const rows = await findOwed(tx.sql, recipientIds);
  return rows.flatMap(({ recipientId, currency, payableBalanceMinor, waitingMinor }) => {
    const owed = owedMinor(payableBalanceMinor, waitingMinor);
    return owed > 0 ? [{ recipientId, currency, owedMinor: owed }] : [];
  });
}

async function write(
  tx: Tx,
  ctx: Ctx,
  batches: readonly PayoutBatch[],
  rewards: readonly PayableRewardRow[],
): Promise<string[]> {
  if (!batches.length) return [];
  const { provider } = payoutPort();
  const payouts = batches.map((batch) => ({ ...batch, id: newId() }));
  const common = { provider, requestedBy: actorKey(ctx.actor), createdAt: ctx.now };
  await insertPayouts(
    tx.sql,
    ctx.organizationId,
    payouts.map((payout) => ({ ...payout, ...common })),
    payouts.flatMap((payout) => itemsOf(payout, rewards)),
  );
  await postTransfers(
    tx,
    ctx,
    payouts.map((payout) => {
      const movement = { ...payout, contactId: payout.recipientId };
      return planTransfer(payoutSentTransfer(movement, 'Handed to the bank'), 'payout', payout.id, ctx.now);
    }),
  );
  await appendAudit(
    tx,
    ctx,
    payouts.map(({ id, ...data }) => ({ action: 'payout.requested', subjectType: 'payout', subjectId: id, data })),
  );
  const { organizationId } = ctx;
  await emit(
    tx,
    payouts.map(({ id: payoutId, recipientId, amountMinor, currency }) => ({
      name: 'payout/requested' as const,
      data: { organizationId, payoutId, recipientId, amountMinor, currency },
    })),
  );
  return payouts.map(({ id }) => id);
}
