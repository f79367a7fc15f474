import type postgres from 'postgres';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { ConversionColumn } from '@/lib/domain/conversions/sorting';
import { inOrder } from './in-order';

type Sql = postgres.TransactionSql;

export interface ConversionListRow {
  id: string;
  externalId: string;
  refereeId: string;
  refereeName: string;
  referrerId: string | null;
  referrerName: string | null;
  courseName: string | null;
  milestone: 'enrolled' | 'paid' | 'attended';
  netMinor: number;
  currency: string;
  attributed: boolean;
  reason: string | null;
  referralId: string | null;
  rewardMinor: number;
  occurredAt: Date;
}

export interface ConversionFilter {
  attributed?: boolean;
  search?: string;
  sort?: Sorting<ConversionColumn>;
}

const where = (sql: Sql, { attributed, search }: ConversionFilter) => sql`
  (${attributed ?? null}::boolean is null or c.attributed = ${attributed ?? null})
  and (${search ?? null}::text is null or c.external_id ilike ${`%${search}%`} or k.email ilike ${`%${search}%`}
    or concat_ws(' ', k.first_name, k.last_name) ilike ${`%${search}%`})`;

/** Conversions, the latest recorded first where no other order is asked for, with the names a page shows. */
export function listConversionRows(
  sql: Sql,
  filter: ConversionFilter,
  before: string | null,
  limit: number,
): Promise<ConversionListRow[]> {
  const order = inOrder(sql, {
    ...{ table: 'conversions', alias: 'c', sort: filter.sort, before },
    columns: { when: (row) => sql`${row}.occurred_at`, value: (row) => sql`${row}.net_minor` },
  });
  return sql<ConversionListRow[]>`
    select c.id, c.external_id as "externalId", c.referee_id as "refereeId",
      coalesce(nullif(trim(concat_ws(' ', k.first_name, k.last_name)), ''), k.email, k.external_id, k.phone, '–') as "refereeName",
      r.referrer_id as "referrerId",
      coalesce(nullif(trim(concat_ws(' ', a.first_name, a.last_name)), ''), a.email, a.external_id) as "referrerName",
      o.name as "courseName", c.milestone, c.net_minor as "netMinor",
      c.currency, c.attributed, c.reason, c.referral_id as "referralId",
      coalesce((select sum(w.reward_amount_minor) from referral_rewards w where w.conversion_id = c.id), 0)::bigint as "rewardMinor",
      c.occurred_at as "occurredAt"
    from conversions c
    join contacts k on k.id = c.referee_id
    left join courses o on o.id = c.course_id
    left join referrals r on r.id = c.referral_id
    left join contacts a on a.id = r.referrer_id
    where c.organization_id = current_organization() and ${where(sql, filter)} ${order.next}
    order by ${order.by} limit ${limit}`;
}

export async function countConversions(sql: Sql, filter: ConversionFilter): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*) as count from conversions c join contacts k on k.id = c.referee_id where ${where(sql, filter)}`;
  return row?.count ?? 0;
}
