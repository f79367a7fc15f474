import { findContactAccounts } from '@/db/queries/merge-contacts';
import type { MergeRow } from '@/db/queries/merges';
import { findOwed, type OwedRow } from '@/db/queries/unmerge';
import type { MergeRecord } from '@/lib/domain/people/merge-record';
import type { Ctx } from '../context';
import { postTransfers, type TransferPlan } from '../ledger/post-transfers';
import type { Tx } from '../transact';

/**
 * What is owed for the rows that go back goes with them, by new transfers: never more than the second person still has of it.
 * Money that the first one owed the school at the merge goes back as far as the second one still owes it.
 */
export async function moveMoneyBack(tx: Tx, ctx: Ctx, merge: MergeRow, { rows, debts }: MergeRecord): Promise<void> {
  const { rewards, lots, redemptions, giftsFrom: gifts } = rows;
  const owed = await findOwed(tx.sql, { rewards, lots, redemptions, gifts });
  const accounts = await findContactAccounts(tx.sql, merge.intoId);
  const held = new Map(accounts.map((row) => [keyOf(row), -row.balanceMinor]));
  const moves = owed.flatMap((row) => {
    // Payable may be negative for what was paid and clawed back since: the reward itself is still owed in full.
    const most = row.kind === 'liability:payable' ? row.amountMinor : (held.get(keyOf(row)) ?? 0);
    const amountMinor = Math.min(row.amountMinor, Math.max(0, most));
    return amountMinor > 0 ? [{ ...row, amountMinor }] : [];
  });
  await postTransfers(
    tx,
    ctx,
    withDebts(moves, debts, held).map((row) => plan(ctx, merge, row)),
  );
}

function withDebts(
  moves: readonly OwedRow[],
  debts: MergeRecord['debts'],
  held: ReadonlyMap<string, number>,
): OwedRow[] {
  const rest = [...moves];
  for (const { currency, amountMinor } of debts) {
    const key = { kind: 'liability:payable', currency, value: 'cash' };
    const index = rest.findIndex((row) => keyOf(row) === keyOf(key));
    const moving = index < 0 ? 0 : (rest[index] as OwedRow).amountMinor;
    const left = (held.get(keyOf(key)) ?? 0) - moving;
    const debt = Math.min(amountMinor, Math.max(0, -left));
    const net = moving - debt;
    if (index >= 0) rest.splice(index, 1);
    if (net !== 0) rest.push({ ...key, amountMinor: net });
  }
  return rest;
}

function keyOf({ kind, currency, value }: Pick<OwedRow, 'kind' | 'currency' | 'value'>): string {
  return `${kind}|${currency}|${value}`;
}

function plan(
  ctx: Ctx,
  { id, fromId, intoId }: MergeRow,
  { kind, currency, value, amountMinor }: OwedRow,
): TransferPlan {
  return {
    // As for a merge, the last part tells what accrued money is owed in (db/queries/posting-value).
    dedupeKey: `unmerge:${id}:${fromId}:${kind}:${currency}:${value}`,
    kind: 'unmerge',
    subjectType: 'contact',
    subjectId: fromId,
    reason: 'Two contacts are two people after all',
    occurredAt: ctx.now,
    postings: [
      { account: { kind, contactId: intoId }, amountMinor, currency },
      { account: { kind, contactId: fromId }, amountMinor: -amountMinor, currency },
    ],
  };
}
