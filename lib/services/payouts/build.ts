import {
  findFailures,
  findOwed,
  findPayableRecipients,
  lockPayableRewards,
  lockPayoutRun,
} from '@/db/queries/build-payouts';
import { findPayouts, type PayoutRow } from '@/db/queries/payouts';
import { buildPayouts, type Carry, owedMinor, type PayoutBatch, type PayoutMinimum } from '@/lib/domain/payouts/batch';
import { retryAt } from '@/lib/domain/payouts/retry-at';
import type { WaitingReason } from '@/lib/domain/payouts/route';
import { runPayoutsSchema } from '@/lib/domain/payouts/schema';
import { authorize } from '../authorize';
import { type Ctx, systemCtx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { approveDueRewards } from '../rewards/approve-due';
import { readOnly, type Tx, transact } from '../transact';
import { loadRoutes, type Routes } from './routes';
import { type RoutedBatch, writePayouts } from './write-payouts';

/** A recipient who is not paid now, and why; his rewards wait. */
export interface WaitingRecipient {
  recipientId: string;
  currency: string;
  /** What his rewards come to, less what he owes. */
  amountMinor: number;
  reason: WaitingReason;
}

export interface PayoutRun {
  payouts: PayoutRow[];
  /** Recipients who owe as much as they would get; their rewards wait. */
  skipped: number;
  /** Everybody whose rewards wait, with the reason. */
  waiting: WaitingRecipient[];
}

const RECIPIENTS = 200;

/**
 * Puts every approved cash reward whose hold is over into a payout: one for each recipient and currency, less what he owes after
 * a clawback. Rows, ledger, audit and the event that sends it are one transaction; two runs at once never take a reward twice.
 * Each goes through the provider by which its recipient is paid, for ever; who has no payment details, or less than the minimum,
 * waits and is named. What the system may approve is approved first. Input: `{asOf?}`, a cut-off: rewards payable up to then.
 * With real money an instant still to come counts as now, since the refund window is never cut short; the sandbox lets one try it.
 */
export async function runPayouts(ctx: Ctx, input: unknown = {}): Promise<PayoutRun> {
  authorize(ctx, 'payouts:write');
  const { asOf = ctx.now } = parse(runPayoutsSchema, input);
  const isAhead = asOf > ctx.now;
  const cutOff = isAhead && (await paysForReal(ctx)) ? ctx.now : asOf;
  const system = systemCtx(ctx.organizationId, ctx.now, 'Kith', ctx.requestId);
  await approveDueRewards(system, isAhead ? cutOff : ctx.now);
  const run: PayoutRun = { payouts: [], skipped: 0, waiting: [] };
  for (let after: string | null = null; ; ) {
    const batch: Batch = await buildBatch(ctx, cutOff, after);
    run.payouts.push(...batch.payouts);
    run.skipped += batch.skipped;
    run.waiting.push(...batch.waiting);
    if (!batch.lastRecipientId) return run;
    after = batch.lastRecipientId;
  }
}

async function paysForReal(ctx: Ctx): Promise<boolean> {
  return (await readOnly(ctx, (tx) => loadRoutes(tx, ctx, []))).defaultProvider !== 'sandbox';
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
    const [carries, minimum] = [await carriesOf(tx, recipientIds), await minimumOf(tx, ctx)];
    const { payouts, skipped } = buildPayouts(
      rewards.map(({ id, ...reward }) => ({ ...reward, rewardId: id })),
      carries,
      minimum,
    );
    const { routed, waiting } = route(await loadRoutes(tx, ctx, recipientIds), payouts);
    const ids = await writePayouts(tx, ctx, routed, rewards);
    return {
      payouts: await findPayouts(tx.sql, ids),
      skipped: skipped.filter(({ reason }) => reason === 'owes').length,
      waiting: [...waiting, ...skipped.map(waitingOf)],
      lastRecipientId: recipientIds.length < RECIPIENTS ? null : (recipientIds.at(-1) ?? null),
    };
  });
}

function route(routes: Routes, payouts: readonly PayoutBatch[]) {
  const routed: RoutedBatch[] = [];
  const waiting: WaitingRecipient[] = [];
  for (const payout of payouts) {
    const way = routes.of(payout.recipientId);
    if (way.ok) routed.push({ ...payout, route: way });
    else waiting.push(waitingOf({ ...payout, reason: way.reason }));
  }
  return { routed, waiting };
}

function waitingOf({ recipientId, currency, amountMinor, reason }: WaitingRecipient): WaitingRecipient {
  return { recipientId, currency, amountMinor, reason };
}

async function minimumOf(tx: Tx, ctx: Ctx): Promise<PayoutMinimum> {
  const { currency, payoutMinimumMinor: amountMinor } = await organizationFacts(tx, ctx);
  return { currency, amountMinor };
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
