import type postgres from 'postgres';
import type { ConnectedProvider } from '@/lib/domain/payouts/connections';

type Sql = postgres.TransactionSql;

export interface PayoutMethodRow {
  id: string;
  contactId: string;
  provider: ConnectedProvider;
  destinationEncrypted: string | null;
  masked: string;
  status: 'active' | 'incomplete' | 'replaced';
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
}

const columns = (sql: Sql) => sql`
  m.id, m.contact_id as "contactId", m.provider, m.destination_encrypted as "destinationEncrypted", m.masked, m.status,
  m.created_by as "createdBy", m.created_at as "createdAt", m.updated_at as "updatedAt"`;

/** How these people are paid now: the active way first, then one that is not complete. */
export function findMethods(sql: Sql, contactIds: readonly string[]): Promise<PayoutMethodRow[]> {
  return sql<PayoutMethodRow[]>`
    select ${columns(sql)} from payout_methods m
    where m.contact_id = any(${contactIds as string[]}::uuid[]) and m.status in ('active', 'incomplete')
    order by m.contact_id, m.status, m.id`;
}

/** The person's latest account at Stripe, also one that another way has replaced. */
export async function findStripeMethod(sql: Sql, contactId: string): Promise<PayoutMethodRow | null> {
  const [row] = await sql<PayoutMethodRow[]>`
    select ${columns(sql)} from payout_methods m
    where m.contact_id = ${contactId} and m.provider = 'stripe' and m.destination_encrypted is not null
    order by m.id desc limit 1`;
  return row ?? null;
}

/** Two changes of one person's payment details come one after the other. @returns false when there is no such person */
export async function lockContactMethods(sql: Sql, contactId: string): Promise<boolean> {
  const rows = await sql`select from contacts where id = ${contactId} and merged_into_id is null for no key update`;
  return rows.length > 0;
}

/** Others give way to a new one. What is no longer needed is removed, but a Stripe account is kept to be used again. */
export async function replaceMethods(
  sql: Sql,
  contactId: string,
  statuses: readonly ('active' | 'incomplete')[],
  now: Date,
): Promise<PayoutMethodRow[]> {
  return sql<PayoutMethodRow[]>`
    update payout_methods m set status = 'replaced', updated_at = ${now},
      destination_encrypted = case when m.provider = 'stripe' then m.destination_encrypted end
    where m.contact_id = ${contactId} and m.status = any(${statuses as string[]})
    returning ${columns(sql)}`;
}

export async function insertMethod(
  sql: Sql,
  organizationId: string,
  row: Omit<PayoutMethodRow, 'createdAt' | 'updatedAt'> & { now: Date },
): Promise<void> {
  await sql`
    insert into payout_methods (id, organization_id, contact_id, provider, destination_encrypted, masked, status, created_by, created_at, updated_at)
    values (${row.id}, ${organizationId}, ${row.contactId}, ${row.provider}, ${row.destinationEncrypted}, ${row.masked}, ${row.status},
      ${row.createdBy}, ${row.now}, ${row.now})`;
}

export async function setMethodStatus(sql: Sql, id: string, status: 'active' | 'incomplete', now: Date): Promise<void> {
  await sql`update payout_methods set status = ${status}, updated_at = ${now} where id = ${id}`;
}

export interface WaitingForDetailsRow {
  currency: string;
  people: number;
  amountMinor: number;
}

/** Cash that is approved and out of its hold but whose recipients have no way of being paid that the school is connected to. */
export function findWaitingForDetails(
  sql: Sql,
  now: Date,
  connected: readonly string[],
): Promise<WaitingForDetailsRow[]> {
  return sql<WaitingForDetailsRow[]>`
    select r.currency, count(distinct r.recipient_id)::int as people, sum(r.reward_amount_minor)::bigint as "amountMinor"
    from referral_rewards r
    where r.status = 'approved' and r.kind = 'cash' and r.payout_id is null and r.payable_at <= ${now} and r.reward_amount_minor > 0
      and not exists (
        select from payout_methods m
        where m.contact_id = r.recipient_id and m.status = 'active' and m.provider = any(${connected as string[]}))
    group by r.currency order by r.currency`;
}

/** What is kept for two people becomes one's: the one who stays keeps his own way of being paid. */
export async function mergeMethods(sql: Sql, fromId: string, intoId: string, now: Date): Promise<void> {
  await sql`
    update payout_methods f set status = 'replaced', updated_at = ${now},
      destination_encrypted = case when f.provider = 'stripe' then f.destination_encrypted end
    where f.contact_id = ${fromId} and f.status in ('active', 'incomplete')
      and exists (select from payout_methods i where i.contact_id = ${intoId} and i.status = f.status)`;
  await sql`update payout_methods set contact_id = ${intoId} where contact_id = ${fromId}`;
}
