import { ownerSql } from '@/db/client';
import type { SandboxTransfer } from '@/lib/integrations/payouts/embedded';
import type { Ctx } from '@/lib/services/context';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { readJournal } from '@/scripts/sandbox-bank/journal';
import type { Acknowledged } from './activity';

export interface CheckReport {
  lost: number;
  doubled: number;
  ledgerDifferenceMinor: number;
  conversions: number;
  /** Transfers that the bank settled. */
  settled: number;
  settledMinor: number;
  problems: string[];
}

interface PaidReward {
  id: string;
  status: string;
  amountMinor: number;
  payoutIds: string[];
}

interface Payout {
  id: string;
  status: string;
  amountMinor: number;
  currency: string;
  reference: string | null;
}

/** Holds the bank's own journal against payouts, rewards, ledger and what the API acknowledged. */
export async function checkMoney(
  ctx: Ctx,
  bankDir: string,
  acknowledged: readonly Acknowledged[],
): Promise<CheckReport> {
  const journal = readJournal(bankDir);
  const settled = journal.filter(({ outcome }) => outcome === 'settled');
  const payouts = await findPayouts();
  const rewards = await findCashRewards();
  const problems: string[] = [];
  const once = checkOnce(rewards, settled);
  const settledMinor = settled.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const doubledKeys = journal.length - new Set(journal.map(({ idempotencyKey }) => idempotencyKey)).size;
  const known = new Set(payouts.map(({ id }) => id));
  const unknown = settled.filter(({ idempotencyKey }) => !known.has(idempotencyKey)).length;
  if (doubledKeys) problems.push(`${doubledKeys} keys stand in the bank's journal more than once`);
  problems.push(...once.problems, ...checkPayouts(payouts, journal), ...(await checkConversions(acknowledged)));
  const ledger = await checkLedger(ctx, settledMinor);
  problems.push(...ledger.problems);
  return {
    lost: once.lost,
    doubled: once.doubled + doubledKeys + unknown,
    ledgerDifferenceMinor: ledger.differenceMinor,
    conversions: acknowledged.length,
    settled: settled.length,
    settledMinor,
    problems,
  };
}

/** Every reward is in exactly one transfer that the bank settled. */
function checkOnce(rewards: readonly PaidReward[], settled: readonly SandboxTransfer[]) {
  const paid = new Set(settled.map(({ idempotencyKey }) => idempotencyKey));
  const problems: string[] = [];
  let [lost, doubled] = [0, 0];
  for (const { id, status, payoutIds } of rewards) {
    const times = payoutIds.filter((payoutId) => paid.has(payoutId)).length;
    if (times === 0) lost += 1;
    if (times > 1) doubled += 1;
    if (times !== 1)
      problems.push(`reward ${id} (${status}) was settled ${times} times, by payouts ${payoutIds.join(', ')}`);
  }
  return { lost, doubled, problems };
}

/** What we say of each payout is what the bank says of it, and the bank has moved nothing that we do not know. */
function checkPayouts(payouts: readonly Payout[], journal: readonly SandboxTransfer[]): string[] {
  const byKey = new Map(journal.map((transfer) => [transfer.idempotencyKey, transfer]));
  const known = new Set(payouts.map(({ id }) => id));
  const unknown = journal.filter(({ idempotencyKey }) => !known.has(idempotencyKey));
  return [
    ...unknown.map(({ idempotencyKey }) => `the bank has a transfer ${idempotencyKey} that is no payout`),
    ...payouts.flatMap((payout) => {
      const transfer = byKey.get(payout.id);
      const ours = `${payout.status} ${payout.amountMinor} ${payout.currency} ${payout.reference}`;
      if (!transfer) return payout.status === 'failed' ? [] : [`payout ${payout.id} (${ours}) is not at the bank`];
      const status = transfer.outcome === 'settled' ? 'paid' : 'failed';
      const theirs = `${status} ${transfer.amountMinor} ${transfer.currency} ${transfer.reference}`;
      return ours === theirs ? [] : [`payout ${payout.id} is ${ours}, at the bank ${theirs}`];
    }),
  ];
}

/** What was acknowledged is there, once, with its two rewards. */
async function checkConversions(acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const rows = await ownerSql()<{ id: string; externalId: string; rewardIds: string[] }[]>`
    select c.id, c.external_id as "externalId", array_agg(r.id order by r.id) filter (where r.id is not null) as "rewardIds"
    from conversions c left join referral_rewards r on r.conversion_id = c.id group by c.id`;
  const stored = new Map(rows.map((row) => [row.externalId, row]));
  const problems = acknowledged.flatMap(({ externalId, id, rewardIds }) => {
    const row = stored.get(externalId);
    const same = row?.id === id && row.rewardIds?.length === 2 && rewardIds.every((one) => row.rewardIds.includes(one));
    return same && rewardIds.length === 2 ? [] : [`conversion ${externalId} was answered otherwise than it is stored`];
  });
  if (rows.length !== acknowledged.length) problems.push(`${rows.length} conversions, ${acknowledged.length} answered`);
  const doubles = await ownerSql()<{ what: string }[]>`
    select format('referral %s has %s rewards of side %s', referral_id, count(*), side) as what
    from referral_rewards group by referral_id, side having count(*) > 1`;
  return [...problems, ...doubles.map(({ what }) => what)];
}

async function checkLedger(ctx: Ctx, settledMinor: number): Promise<{ differenceMinor: number; problems: string[] }> {
  const rows = await ownerSql()<{ kind: string; balanceMinor: number }[]>`
    select a.kind, coalesce(sum(p.amount_minor), 0)::bigint as "balanceMinor"
    from ledger_accounts a left join ledger_postings p on p.account_id = a.id group by a.kind`;
  const balance = (kind: string) => rows.find((row) => row.kind === kind)?.balanceMinor ?? 0;
  const expected: Record<string, number> = {
    'asset:bank': -settledMinor,
    'clearing:payout': 0,
    'liability:accrued': 0,
    'liability:payable': 0,
  };
  const problems = Object.entries(expected)
    .filter(([kind, minor]) => balance(kind) !== minor)
    .map(([kind, minor]) => `${kind} is ${balance(kind)}, not ${minor}`);
  const trial = rows.reduce((sum, { balanceMinor }) => sum + balanceMinor, 0);
  if (trial !== 0) problems.push(`the trial balance is ${trial}`);
  const report = await verifyLedger(ctx);
  problems.push(...report.differences.map((difference) => `ledger: ${JSON.stringify(difference)}`));
  return { differenceMinor: Math.abs(balance('asset:bank') + settledMinor), problems };
}

function findPayouts(): Promise<Payout[]> {
  return ownerSql()<Payout[]>`
    select id, status, amount_minor as "amountMinor", currency, reference from payouts order by id`;
}

function findCashRewards(): Promise<PaidReward[]> {
  return ownerSql()<PaidReward[]>`
    select r.id, r.status, r.reward_amount_minor as "amountMinor",
      array(select i.payout_id from payout_items i where i.reward_id = r.id order by 1) as "payoutIds"
    from referral_rewards r where r.kind = 'cash' and r.payable_at <= now() order by r.id`;
}
