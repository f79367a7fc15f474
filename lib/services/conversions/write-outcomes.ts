import { insertRows } from '@/db/insert-rows';
import { addBudgetSpent, addRewardedCounts, updateReferrals } from '@/db/queries/conversion-writes';
import { attributionDecisions, conversions, referralEvents, referrals } from '@/db/schema/referrals';
import { referralRewards } from '@/db/schema/rewards';
import { touches } from '@/db/schema/tracking';
import { foldDaily, foldReferrers } from '../analytics/fold';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { postTransfers } from '../ledger/post-transfers';
import { ensureMonths } from '../months';
import type { Tx } from '../transact';
import type { Outcome, ReferralChange } from './outcome';

/** Writes what was decided for a batch: one statement a table, in the order in which rows point at each other. */
export async function writeOutcomes(tx: Tx, ctx: Ctx, outcomes: Outcome[], options: { quiet: boolean }): Promise<void> {
  if (!outcomes.length) return;
  const { sql } = tx;
  await insertRows(
    sql,
    referrals,
    outcomes.flatMap(({ newReferral }) => newReferral ?? []),
  );
  await updateReferrals(sql, lastOfEach(outcomes.flatMap(({ changedReferrals }) => changedReferrals)));
  await insertTyped(tx, outcomes);
  await insertRows(
    sql,
    conversions,
    outcomes.map(({ conversion }) => conversion),
  );
  await insertRows(
    sql,
    attributionDecisions,
    outcomes.map(({ decision }) => decision),
  );
  await insertRows(
    sql,
    referralRewards,
    outcomes.flatMap(({ rewards }) => rewards),
  );
  await insertRows(
    sql,
    referralEvents,
    outcomes.flatMap(({ timeline }) => timeline),
  );
  await addRewardedCounts(
    sql,
    outcomes.flatMap(({ counted }) => counted ?? []),
  );
  await addBudgetSpent(
    sql,
    outcomes.flatMap(({ budget }) => budget ?? []),
  );
  await postTransfers(
    tx,
    ctx,
    outcomes.flatMap(({ transfers }) => transfers),
  );
  await appendAudit(
    tx,
    ctx,
    outcomes.flatMap(({ audit }) => audit),
  );
  // History that is imported tells nobody by mail what happened years ago.
  if (!options.quiet)
    await emit(
      tx,
      outcomes.flatMap(({ events }) => events),
    );
  // Last, because the figures of a day are one row for all batches: it is locked from here to the commit only.
  await foldDaily(
    tx,
    outcomes.flatMap(({ daily }) => daily),
  );
  await foldReferrers(
    tx,
    outcomes.flatMap(({ referrers }) => referrers),
  );
}

async function insertTyped(tx: Tx, outcomes: Outcome[]): Promise<void> {
  const typed = outcomes.flatMap(({ touch }) => touch ?? []);
  if (!typed.length) return;
  await ensureMonths(
    tx,
    'touches',
    typed.map(({ occurredAt }) => occurredAt),
  );
  await insertRows(tx.sql, touches, typed);
}

// Two conversions of a batch may change one referral: the later one knows of the earlier.
function lastOfEach(changes: ReferralChange[]): ReferralChange[] {
  return [...new Map(changes.map((change) => [change.id, change])).values()];
}
