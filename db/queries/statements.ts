import type postgres from 'postgres';
import type { StatementEntry } from '@/lib/domain/ledger/statement';
import { postingValue } from './posting-value';

type Sql = postgres.TransactionSql;

const movements = (sql: Sql, contactId: string) => sql`
  select t.id, t.occurred_at, a.currency, a.kind as account, ${postingValue(sql)} as value, -sum(p.amount_minor) as minor
  from ledger_accounts a
  join ledger_postings p on p.account_id = a.id
  join ledger_transfers t on t.id = p.transfer_id
  left join referral_rewards r on t.subject_type = 'reward' and r.id = t.subject_id
  where a.contact_id = ${contactId}`;

/** Movements on a contact's accounts from an instant on and before another, in the order in which they happened. */
export function findStatementEntries(
  sql: Sql,
  contactId: string,
  from: Date | null,
  to: Date | null,
): Promise<StatementEntry[]> {
  return sql<StatementEntry[]>`
    select t.id as "transferId", t.occurred_at as "occurredAt", t.kind, t.reason, t.subject_type as "subjectType",
      t.subject_id as "subjectId", m.currency, m.value, m."amountMinor", m.accounts,
      case when t.dedupe_key like 'clawback:%' then nullif(split_part(t.dedupe_key, ':', 3), '') end as "causeId"
    from (
      select id, currency, value, sum(minor)::bigint as "amountMinor", jsonb_object_agg(account, minor) as accounts
      from (${movements(sql, contactId)} group by t.id, t.occurred_at, a.currency, a.kind, value) x
      where (${from}::timestamptz is null or occurred_at >= ${from}::timestamptz)
        and (${to}::timestamptz is null or occurred_at < ${to}::timestamptz)
      group by id, currency, value
    ) m
    join ledger_transfers t on t.id = m.id
    order by t.occurred_at, t.id, m.currency, m.value`;
}

export interface OpeningEntry {
  currency: string;
  account: string;
  value: string;
  balanceMinor: number;
}

/** What the school owed the contact before an instant, by account and by what it is owed in. */
export function findOpeningEntries(sql: Sql, contactId: string, before: Date): Promise<OpeningEntry[]> {
  return sql<OpeningEntry[]>`
    select currency, account, value, sum(minor)::bigint as "balanceMinor"
    from (${movements(sql, contactId)} and t.occurred_at < ${before} group by t.id, t.occurred_at, a.currency, a.kind, value) x
    group by 1, 2, 3 having sum(minor) <> 0`;
}

export interface RewardSubject {
  id: string;
  side: 'referrer' | 'referee';
  line: string;
  item: string | null;
  programName: string;
  /** As typed; show the first name only. */
  refereeName: string | null;
  cancelledReason: string | null;
}

/** What these rewards were for. */
export function findRewardSubjects(sql: Sql, ids: readonly string[]): Promise<RewardSubject[]> {
  return sql<RewardSubject[]>`
    select r.id, r.side, r.line, r.item, p.name as "programName", c.first_name as "refereeName", r.cancelled_reason as "cancelledReason"
    from referral_rewards r
    join referral_programs p on p.id = r.program_id
    join referrals f on f.id = r.referral_id
    left join contacts c on c.id = f.referee_id
    where r.id = any(${ids as string[]}::uuid[])`;
}

export interface PayoutSubject {
  id: string;
  provider: string;
  status: string;
  reference: string | null;
  failureReason: string | null;
}

/** What became of these payouts. */
export function findPayoutSubjects(sql: Sql, ids: readonly string[]): Promise<PayoutSubject[]> {
  return sql<PayoutSubject[]>`
    select id, provider, status, reference, failure_reason as "failureReason" from payouts where id = any(${ids as string[]}::uuid[])`;
}

/** Why these refunds were made: refund, drop-out or price-change. */
export async function findRefundReasons(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; reason: string }[]>`
    select id, reason from conversion_refunds where id::text = any(${ids as string[]}::text[])`;
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}
