import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface TimelineRow {
  id: string;
  action: string;
  actorName: string;
  actorType: string;
  subjectType: string;
  subjectId: string;
  data: Record<string, unknown>;
  occurredAt: Date;
}

/** Entries of the trail about a person and what is his, newest first; the newest 500 things of each kind are looked at. */
export function findTimeline(
  sql: Sql,
  contactId: string,
  before: string | null,
  limit: number,
): Promise<TimelineRow[]> {
  return sql<TimelineRow[]>`
    with his as (
      select ${contactId}::text as id
      union all select id::text from contacts where merged_into_id = ${contactId}
      union all (select id::text from referral_codes where referrer_id = ${contactId} order by id desc limit 500)
      union all (select id::text from referrals where referrer_id = ${contactId} order by id desc limit 500)
      union all (select id::text from referrals where referee_id = ${contactId} order by id desc limit 500)
      union all (select id::text from conversions where referee_id = ${contactId} order by id desc limit 500)
      union all (select id::text from referral_rewards where recipient_id = ${contactId} order by id desc limit 500)
      union all (select id::text from payouts where recipient_id = ${contactId} order by id desc limit 500)
      union all (select id::text from redemptions where contact_id = ${contactId} order by id desc limit 500)
    )
    select e.id, e.action, e.actor_name as "actorName", e.actor_type as "actorType", e.subject_type as "subjectType",
      e.subject_id as "subjectId", e.data, e.occurred_at as "occurredAt"
    from audit_events e
    where e.organization_id = current_organization() and e.subject_id in (select id from his)
      ${before === null ? sql`` : sql`and e.id < ${before}::uuid`}
    order by e.id desc limit ${limit}`;
}
