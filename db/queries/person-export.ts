import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Where a person is found, and what of each row is his. Ids of other people are left; who they are is theirs. */
const PLACES = {
  contacts: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) as row from contacts t where id = any(${ids}::uuid[]) order by id`,
  identities: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) as row from contact_identities t where contact_id = any(${ids}::uuid[]) order by kind, value`,
  standings: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) as row from contact_standings t where contact_id = any(${ids}::uuid[]) order by kind`,
  codes: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) as row from referral_codes t where referrer_id = any(${ids}::uuid[]) order by id`,
  referralsMade: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) as row from referrals t where referrer_id = any(${ids}::uuid[]) order by id`,
  referralsOfThePerson: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) as row from referrals t where referee_id = any(${ids}::uuid[]) order by id`,
  touches: (ids: string[], sql: Sql) => sql`
    select to_jsonb(t) as row from touches t where referee_id = any(${ids}::uuid[])
      or visitor_id in (select visitor_id from visitor_links v where v.contact_id = any(${ids}::uuid[])) order by occurred_at, id`,
  conversions: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) - 'content_hash' as row from conversions t where referee_id = any(${ids}::uuid[]) order by id`,
  rewards: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) as row from referral_rewards t where recipient_id = any(${ids}::uuid[]) order by id`,
  ledger: (ids: string[], sql: Sql) => sql`
    select jsonb_build_object('occurredAt', f.occurred_at, 'account', a.kind, 'amountMinor', p.amount_minor, 'currency', p.currency,
      'movement', f.kind, 'reason', f.reason) as row
    from ledger_accounts a join ledger_postings p on p.account_id = a.id join ledger_transfers f on f.id = p.transfer_id
    where a.contact_id = any(${ids}::uuid[]) order by f.occurred_at, p.id`,
  payouts: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) - 'destination_encrypted' as row from payouts t where recipient_id = any(${ids}::uuid[]) order by id`,
  payoutMethods: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) - 'destination_encrypted' as row from payout_methods t where contact_id = any(${ids}::uuid[]) order by id`,
  redemptions: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) as row from redemptions t where contact_id = any(${ids}::uuid[]) order by id`,
  creditTransfers: (ids: string[], sql: Sql) => sql`
    select to_jsonb(t) as row from credit_transfers t where from_contact_id = any(${ids}::uuid[]) or to_contact_id = any(${ids}::uuid[])
    order by id`,
  messages: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) - 'html' as row from deliveries t where contact_id = any(${ids}::uuid[]) and template <> 'sign-in' order by id`,
  notifications: (ids: string[], sql: Sql) =>
    sql`select to_jsonb(t) as row from notifications t where contact_id = any(${ids}::uuid[]) order by id`,
  trail: (ids: string[], sql: Sql) => sql`
    select jsonb_build_object('occurredAt', t.occurred_at, 'action', t.action, 'data', t.data) as row from audit_events t
    where t.organization_id = current_organization() and t.subject_id = any(${ids}::text[]) order by t.occurred_at, t.id`,
} as const;

export type PersonPlace = keyof typeof PLACES;

/** Everything that is kept of one person, under any of his ids, by where it is kept. */
export async function collectPerson(
  sql: Sql,
  ids: readonly string[],
): Promise<Record<PersonPlace, Record<string, unknown>[]>> {
  const found = {} as Record<PersonPlace, Record<string, unknown>[]>;
  for (const place of Object.keys(PLACES) as PersonPlace[]) {
    const rows = (await PLACES[place](ids as string[], sql)) as unknown as { row: Record<string, unknown> }[];
    found[place] = rows.map(({ row }) => row);
  }
  return found;
}
