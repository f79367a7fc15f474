import { insertRows } from '@/db/insert-rows';
import { records } from '@/db/queries/records';
import { ledgerPostings, ledgerTransfers } from '@/db/schema/ledger';
import { together } from '@/db/together';
import type { Ctx } from '../context';
import { newId } from '../ids';
import { ensureMonths } from '../months';
import type { Tx } from '../transact';

export interface PostingPlan {
  account: { kind: string; contactId?: string | null };
  /** Debit positive, credit negative; never 0. */
  amountMinor: number;
  currency: string;
}

/** A movement of money that the core has decided. */
export interface TransferPlan {
  /** What makes it unique in its organisation for ever, for example `grant:<reward>`. */
  dedupeKey: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  reason: string;
  occurredAt: Date;
  postings: readonly PostingPlan[];
}

/**
 * Writes transfers with their postings, set-based, opening accounts as needed. The same `dedupeKey` a second time is a unique
 * violation (23505) and undoes the whole transaction: money moves once or the caller hears of it.
 */
export async function postTransfers(tx: Tx, ctx: Ctx, plans: readonly TransferPlan[]): Promise<void> {
  if (!plans.length) return;
  await ensureMonths(tx, 'ledger_postings', [new Date()]);
  const accounts = await openAccounts(tx, ctx, plans);
  const { organizationId } = ctx;
  const transfers = plans.map((plan) => ({ id: newId(), plan }));
  await together([
    insertRows(
      tx.sql,
      ledgerTransfers,
      transfers.map(({ id, plan: { postings, ...row } }) => ({ id, organizationId, ...row })),
    ),
    insertRows(
      tx.sql,
      ledgerPostings,
      transfers.flatMap(({ id, plan }) =>
        plan.postings.map((posting) => ({
          organizationId,
          transferId: id,
          accountId: accounts.get(accountKey(posting)) as string,
          amountMinor: posting.amountMinor,
          currency: posting.currency,
        })),
      ),
    ),
  ]);
}

function accountKey({ account, currency }: PostingPlan): string {
  return `${account.kind}|${account.contactId ?? ''}|${currency}`;
}

interface Wanted {
  kind: string;
  contactId: string | null;
  currency: string;
}

/** Ids of the accounts by `accountKey`. Most people of a batch are new, so theirs are opened and come back in one statement. */
async function openAccounts(tx: Tx, ctx: Ctx, plans: readonly TransferPlan[]): Promise<Map<string, string>> {
  const wanted = new Map<string, Wanted>();
  for (const posting of plans.flatMap((plan) => plan.postings)) {
    const { kind, contactId = null } = posting.account;
    wanted.set(accountKey(posting), { kind, contactId, currency: posting.currency });
  }
  const ids = new Map<string, string>();
  const take = (rows: readonly (Wanted & { id: string })[]) => {
    for (const { id, kind, contactId, currency } of rows) ids.set(`${kind}|${contactId ?? ''}|${currency}`, id);
  };
  // Sorted, so that two batches opening the same accounts wait for each other in one order.
  const missing = () =>
    [...wanted]
      .filter(([key]) => !ids.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  take(await findAccounts(tx, ctx, missing()));
  if (ids.size < wanted.size) take(await insertAccounts(tx, ctx, missing()));
  // Another batch opened the rest in the same instant.
  if (ids.size < wanted.size) take(await findAccounts(tx, ctx, missing()));
  return ids;
}

function findAccounts({ sql }: Tx, { organizationId }: Ctx, wanted: Wanted[]) {
  const shape = sql`${records(sql, wanted, sql`kind text, "contactId" uuid, currency text`)} w`;
  // Two joins, because "is not distinct from" would read every account there is.
  return sql<(Wanted & { id: string })[]>`
    select a.id, a.kind, a.contact_id as "contactId", a.currency
    from ${shape}
    join ledger_accounts a on a.contact_id = w."contactId" and a.kind = w.kind and a.currency = w.currency
    union all
    select a.id, a.kind, null, a.currency
    from ${shape}
    join ledger_accounts a on a.organization_id = ${organizationId} and a.kind = w.kind and a.contact_id is null
      and a.currency = w.currency
    where w."contactId" is null`;
}

function insertAccounts({ sql }: Tx, { organizationId }: Ctx, wanted: Wanted[]) {
  return sql<(Wanted & { id: string })[]>`
    insert into ledger_accounts (organization_id, kind, contact_id, currency)
    select ${organizationId}, w.kind, w."contactId", w.currency
    from ${records(sql, wanted, sql`kind text, "contactId" uuid, currency text`)} w
    on conflict on constraint ledger_accounts_key do nothing
    returning id, kind, contact_id as "contactId", currency`;
}
