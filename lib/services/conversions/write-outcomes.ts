import { insertRows } from '@/db/insert-rows';
import { addBudgetSpent, addRewardedCounts, updateReferrals } from '@/db/queries/conversion-writes';
import { attributionDecisions, conversions, referralEvents, referrals } from '@/db/schema/referrals';
import { referralRewards } from '@/db/schema/rewards';
import { touches } from '@/db/schema/tracking';
import { together } from '@/db/together';
import { foldDaily, foldReferrers } from '../analytics/fold';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { postTransfers } from '../ledger/post-transfers';
import { ensureMonths } from '../months';
import type { Tx } from '../transact';
import type { Outcome, ReferralChange } from './outcome';

/**
 * Writes what was decided for a batch: one statement a table, in the order in which rows point at each other. None waits for
 * the answer to another, so PostgreSQL works on one while the next is made; the first that fails undoes all.
 */
export async function writeOutcomes(tx: Tx, ctx: Ctx, outcomes: Outcome[], options: { quiet: boolean }): Promise<void> {
  if (!outcomes.length) return;
  const { sql } = tx;
  const all = <Key extends keyof Outcome>(key: Key) =>
    outcomes.flatMap((outcome) => (outcome[key] ?? []) as Each<Key>[]);
  await together([
    insertRows(sql, referrals, all('newReferral')),
    updateReferrals(sql, lastOfEach(all('changedReferrals'))),
    insertTyped(tx, outcomes),
    insertRows(sql, conversions, all('conversion')),
    insertRows(sql, attributionDecisions, all('decision')),
    insertRows(sql, referralRewards, all('rewards')),
    insertRows(sql, referralEvents, all('timeline')),
    addRewardedCounts(sql, all('counted')),
    addBudgetSpent(sql, all('budget')),
    postTransfers(tx, ctx, all('transfers')),
    appendAudit(tx, ctx, all('audit')),
    // History that is imported tells nobody by mail what happened years ago.
    options.quiet ? null : emit(tx, all('events')),
  ]);
  // Last, because the figures of a day are one row for all batches: it is locked from here to the commit only.
  await together([foldDaily(tx, all('daily')), foldReferrers(tx, all('referrers'))]);
}

type Each<Key extends keyof Outcome> = Outcome[Key] extends (infer Item)[] ? Item : NonNullable<Outcome[Key]>;

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
