import { setTimeout as wait } from 'node:timers/promises';
import { ownerSql } from '@/db/client';
import type { Activity } from './activity';

/** What is still to come, each with a few words for a person. Empty: quiet. */
export type Unfinished = string[];

// Cron runs come and go each minute; what they find to do shows in rewards and payouts.
const CRONS = ['kith-run-payouts', 'kith-approve-due-rewards'];

/**
 * Waits until everything has come to its end, approving and paying out meanwhile as a school does.
 * @returns what had not after `patienceMs`
 */
export async function untilQuiet(activity: Activity, patienceMs: number, signal: AbortSignal): Promise<Unfinished> {
  const until = performance.now() + patienceMs;
  for (;;) {
    signal.throwIfAborted();
    await activity.approveAll();
    if (await payableRewards()) await activity.runPayouts();
    const unfinished = await findUnfinished();
    if (!unfinished.length || performance.now() > until) return unfinished;
    await wait(1_000);
  }
}

async function payableRewards(): Promise<number> {
  const [row] = await ownerSql()<{ count: number }[]>`
    select count(*)::int as count from referral_rewards
    where payable_at <= now() and ((kind = 'cash' and status = 'approved' and payout_id is null)
      or (status = 'pending' and not requires_approval))`;
  return row?.count ?? 0;
}

async function findUnfinished(): Promise<Unfinished> {
  const sql = ownerSql();
  const rewards = await sql<{ what: string }[]>`
    select format('reward %s is %s%s', id, status, case when payout_id is null then '' else ' in payout ' || payout_id end) as what
    from referral_rewards where payable_at <= now() and (status = 'pending' or (kind = 'cash' and status = 'approved'))`;
  const payouts = await sql<{ what: string }[]>`
    select format('payout %s is processing since %s', id, created_at) as what from payouts where status = 'processing'`;
  const runs = await sql<{ what: string }[]>`
    select format('run %s of %s is %s: %s', r.id, r.function_id, r.status,
      coalesce(r.error::text, (select s.last_error::text from inngest_local.steps s where s.run_id = r.id and s.last_error is not null limit 1), '')) as what
    from inngest_local.runs r
    where r.status = 'failed' or (r.status = 'running' and (r.function_id <> all(${CRONS}) or r.created_at < now() - interval '90 seconds'))`;
  const jobs = await sql<{ what: string }[]>`
    select format('job %s waits since %s%s', j.id, j.run_at, case when j.locked_by is null then '' else ', held by a worker that died' end) as what
    from graphile_worker._private_jobs j
    where j.run_at < now() - interval '10 seconds'
      and not exists (select from inngest_local.workers w where j.locked_by = any(w.pools) and w.missing_since is null)`;
  return [...rewards, ...payouts, ...runs, ...jobs].map(({ what }) => what);
}
