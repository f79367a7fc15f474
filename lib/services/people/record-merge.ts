import { insertRows } from '@/db/insert-rows';
import { type ContactAccountRow, findContactAccounts } from '@/db/queries/merge-contacts';
import {
  findCounts,
  findIdentities,
  findMergedFields,
  findMethodsOf,
  findRowsOf,
  findStandings,
} from '@/db/queries/merges';
import { contactMerges } from '@/db/schema/attribution';
import type { MergeRecord } from '@/lib/domain/people/merge-record';
import { actorKey, type Ctx } from '../context';
import type { Tx } from '../transact';

/** Both people as they are before a merge, and all that is the first one's. */
export async function takeDown(
  { sql }: Tx,
  fromId: string,
  intoId: string,
): Promise<Omit<MergeRecord, 'after' | 'closed'>> {
  return {
    from: await findMergedFields(sql, fromId),
    into: await findMergedFields(sql, intoId),
    identities: await findIdentities(sql, fromId),
    fromStandings: await findStandings(sql, fromId),
    intoStandings: await findStandings(sql, intoId),
    rows: await findRowsOf(sql, fromId),
    methods: await findMethodsOf(sql, fromId),
    counts: await findCounts(sql, fromId),
    debts: debtsOf(await findContactAccounts(sql, fromId)),
  };
}

function debtsOf(accounts: readonly ContactAccountRow[]): MergeRecord['debts'] {
  return accounts
    .filter(({ kind, balanceMinor }) => kind === 'liability:payable' && balanceMinor > 0)
    .map(({ currency, balanceMinor: amountMinor }) => ({ currency, amountMinor }));
}

/** Writes what a merge moved, so that it can be undone. */
export async function recordMerge(
  tx: Tx,
  ctx: Ctx,
  merge: { id: string; fromId: string; intoId: string },
  before: Omit<MergeRecord, 'after' | 'closed'>,
  closed: string[],
): Promise<void> {
  const moved: MergeRecord = { ...before, closed, after: await findMergedFields(tx.sql, merge.intoId) };
  const by = { mergedBy: actorKey(ctx.actor), mergedByName: ctx.actor.name, mergedAt: ctx.now };
  await insertRows(tx.sql, contactMerges, [{ ...merge, organizationId: ctx.organizationId, moved, ...by }]);
}
