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
  const transfers = plans.map(({ postings, ...plan }) => ({ id: newId(), ...plan, postings }));
  const postings = transfers.flatMap(({ id, postings }) =>
    postings.map((posting) => ({
      transferId: id,
      accountId: accounts.get(accountKey(posting)),
      amountMinor: posting.amountMinor,
      currency: posting.currency,
    })),
  );
  await tx.sql`
    with transfer as (
      insert into ledger_transfers (id, organization_id, kind, dedupe_key, subject_type, subject_id, reason, occurred_at, created_at)
      select r.id, ${ctx.organizationId}, r.kind, r."dedupeKey", r."subjectType", r."subjectId", r.reason, r."occurredAt", now()
      from jsonb_to_recordset(${tx.sql.json(transfers as never)}::jsonb) as r(
        id uuid, kind text, "dedupeKey" text, "subjectType" text, "subjectId" uuid, reason text, "occurredAt" timestamptz)
    )
    insert into ledger_postings (organization_id, transfer_id, account_id, amount_minor, currency, created_at)
    select ${ctx.organizationId}, r."transferId", r."accountId", r."amountMinor", r.currency, now()
    from jsonb_to_recordset(${tx.sql.json(postings as never)}::jsonb) as r(
      "transferId" uuid, "accountId" uuid, "amountMinor" bigint, currency text)`;
}

function accountKey({ account, currency }: PostingPlan): string {
  return `${account.kind}|${account.contactId ?? ''}|${currency}`;
}

async function openAccounts(tx: Tx, ctx: Ctx, plans: readonly TransferPlan[]): Promise<Map<string, string>> {
  const wanted = new Map<string, { kind: string; contactId: string | null; currency: string }>();
  for (const posting of plans.flatMap((plan) => plan.postings)) {
    const { kind, contactId = null } = posting.account;
    wanted.set(accountKey(posting), { kind, contactId, currency: posting.currency });
  }
  // Sorted, so that two batches opening the same accounts wait for each other in one order.
  const rows = [...wanted.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const input = tx.sql.json(rows as never);
  const shape = tx.sql`jsonb_to_recordset(${input}::jsonb) as w(kind text, "contactId" uuid, currency text)`;
  const find = () => tx.sql<{ id: string; kind: string; contactId: string | null; currency: string }[]>`
    select a.id, a.kind, a.contact_id as "contactId", a.currency
    from ${shape}
    join ledger_accounts a on a.organization_id = ${ctx.organizationId} and a.kind = w.kind
      and a.contact_id is not distinct from w."contactId" and a.currency = w.currency`;
  let found = await find();
  if (found.length < rows.length) {
    await tx.sql`
      insert into ledger_accounts (organization_id, kind, contact_id, currency)
      select ${ctx.organizationId}, w.kind, w."contactId", w.currency from ${shape}
      on conflict on constraint ledger_accounts_key do nothing`;
    found = await find();
  }
  return new Map(found.map(({ id, ...account }) => [`${account.kind}|${account.contactId ?? ''}|${account.currency}`, id]));
}
