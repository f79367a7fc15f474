import type postgres from 'postgres';
import type { Brought } from '@/lib/domain/fraud/find-ring';

type Sql = postgres.TransactionSql;
type Ids = readonly string[];

/** A converted referral with what every signal needs to know of it. */
export interface FraudSubjectRow {
  referralId: string;
  referrerId: string;
  refereeId: string;
  channel: string;
  sharedAt: Date;
  referredAt: Date;
  convertedAt: Date;
  selfAllowed: boolean;
  householdAllowed: boolean;
}

// People who were merged count as who they are now.
const current = (sql: Sql, column: string) => {
  const id = sql(column);
  return sql`coalesce((select m.merged_into_id from contacts m where m.id = ${id}), ${id})`;
};

// What was written down under a name that was merged away belongs to who it was merged into.
const everyName = (sql: Sql, ids: Ids) => sql`person as (
  select id, coalesce(merged_into_id, id) as current_id from contacts
  where id = any(${ids as string[]}::uuid[]) or merged_into_id = any(${ids as string[]}::uuid[])
)`;

export function findFraudSubjects(sql: Sql, referralIds: Ids): Promise<FraudSubjectRow[]> {
  return sql<FraudSubjectRow[]>`
    select r.id as "referralId", ${current(sql, 'r.referrer_id')} as "referrerId", ${current(sql, 'r.referee_id')} as "refereeId",
      r.channel, r.shared_at as "sharedAt", r.referred_at as "referredAt", coalesce(r.converted_at, r.created_at) as "convertedAt",
      coalesce((v.definition -> 'eligibility' ->> 'allowSelfReferral')::boolean, false) as "selfAllowed",
      coalesce((v.definition -> 'eligibility' ->> 'allowSameHousehold')::boolean, false) as "householdAllowed"
    from referrals r join program_versions v on v.id = r.program_version_id
    where r.id = any(${referralIds as string[]}::uuid[])`;
}

/** An enrolment by one of these referrers, with whether it was refunded before its hold was over. */
export interface OwnEnrolmentRow {
  referralId: string;
  referrerId: string;
  refereeId: string;
  convertedAt: Date;
  refundedInHold: boolean;
}

const refundedInHold = (sql: Sql) => sql`exists (
  select from conversions c join conversion_refunds f on f.conversion_id = c.id
  where c.organization_id = r.organization_id and c.referral_id = r.id
    and f.occurred_at <= c.occurred_at + coalesce((v.definition ->> 'holdDays')::integer, 14) * interval '1 day')`;

/** The enrolments of these referrers in a year, the latest of each first; enough to know a pace by. */
export function findOwnEnrolments(sql: Sql, referrerIds: Ids, until: Date): Promise<OwnEnrolmentRow[]> {
  return sql<OwnEnrolmentRow[]>`
    select r.id as "referralId", a.id as "referrerId", ${current(sql, 'r.referee_id')} as "refereeId",
      r.converted_at as "convertedAt", ${refundedInHold(sql)} as "refundedInHold"
    from unnest(${referrerIds as string[]}::uuid[]) as a(id)
    cross join lateral (
      select k.id from contacts k where k.id = a.id or k.merged_into_id = a.id
    ) p
    cross join lateral (
      select * from referrals x where x.organization_id = current_organization() and x.referrer_id = p.id
        and x.converted_at between ${until}::timestamptz - interval '365 days' and ${until}
      order by x.created_at desc limit 1000
    ) r
    join program_versions v on v.id = r.program_version_id`;
}

export interface UsualRow {
  enrolments: number;
  refundedInHold: number;
  /** Referrers, counted once for each week in which they referred. */
  referrerWeeks: number;
}

/** What is usual here, by the latest two thousand enrolments. */
export async function findUsual(sql: Sql): Promise<UsualRow> {
  const [row] = await sql<UsualRow[]>`
    select count(*)::int as enrolments, (count(*) filter (where t.refunded))::int as "refundedInHold",
      (count(distinct (t.referrer_id, date_trunc('week', t.converted_at))))::int as "referrerWeeks"
    from (
      select r.referrer_id, r.converted_at, ${refundedInHold(sql)} as refunded
      from (select * from referrals where converted_at is not null order by created_at desc limit 2000) r
      join program_versions v on v.id = r.program_version_id
    ) t`;
  return row ?? { enrolments: 0, refundedInHold: 0, referrerWeeks: 0 };
}

export interface SharedRow {
  contactId: string;
  otherId: string;
}

export interface VisitorRow {
  contactId: string;
  /** Null: the browser is known, and nobody else used it. */
  otherId: string | null;
}

/** Who else used the browsers of these people, as a friend or in the portal. People without a browser have no row. */
export function findBrowserSharers(sql: Sql, contactIds: Ids): Promise<VisitorRow[]> {
  return sql<VisitorRow[]>`
    with ${everyName(sql, contactIds)}
    select distinct p.current_id as "contactId", nullif(coalesce(k.merged_into_id, k.id), p.current_id) as "otherId"
    from person p
    join visitor_links v on v.organization_id = current_organization() and v.contact_id = p.id
    left join lateral (
      select l.contact_id from visitor_links l where l.organization_id = v.organization_id and l.visitor_id = v.visitor_id
      union all
      select b.contact_id from referrer_browsers b where b.organization_id = v.organization_id and b.visitor_id = v.visitor_id
    ) o on true
    left join contacts k on k.id = o.contact_id`;
}

/** Who was seen on the networks of these people, themselves included; at most 500 for each network. */
export function findNetworkSharers(sql: Sql, contactIds: Ids): Promise<SharedRow[]> {
  return sql<SharedRow[]>`
    with ${everyName(sql, contactIds)}
    select distinct p.current_id as "contactId", coalesce(k.merged_into_id, k.id) as "otherId"
    from person p
    join contact_sightings s on s.organization_id = current_organization() and s.contact_id = p.id
    cross join lateral (
      select x.contact_id from contact_sightings x
      where x.organization_id = s.organization_id and x.network_hash = s.network_hash limit 500
    ) o
    join contacts k on k.id = o.contact_id`;
}

/** Who of these people brought whom of them. */
export function findBroughtAmong(sql: Sql, contactIds: Ids): Promise<Brought[]> {
  return sql<Brought[]>`
    with ${everyName(sql, contactIds)}
    select distinct o.current_id as "referrerId", p.current_id as "refereeId"
    from person p
    join referrals r on r.organization_id = current_organization() and r.referee_id = p.id and r.converted_at is not null
    join person o on o.id = r.referrer_id`;
}

/** Who brought these people, and who brought those, up to `depth` steps: a ring leads back down to its friend. */
export function findBroughtAbove(sql: Sql, contactIds: Ids, depth: number): Promise<Brought[]> {
  return sql<Brought[]>`
    with recursive ${everyName(sql, contactIds)}, above as (
      select ${current(sql, 'r.referrer_id')} as referrer_id, p.current_id as referee_id, 1 as step
      from person p
      join referrals r on r.organization_id = current_organization() and r.referee_id = p.id and r.converted_at is not null
      union
      select ${current(sql, 'r.referrer_id')}, a.referrer_id, a.step + 1
      from above a
      join contacts k on k.id = a.referrer_id or k.merged_into_id = a.referrer_id
      join referrals r on r.organization_id = current_organization() and r.referee_id = k.id and r.converted_at is not null
      where a.step < ${depth}
    )
    select distinct referrer_id as "referrerId", referee_id as "refereeId" from above`;
}

export interface CustomerRow {
  contactId: string;
  customerSince: Date | null;
  leadSince: Date | null;
  firstTouchAt: Date | null;
}

/** Since when the school has these people: their first conversion, or a standing of a customer; and as open leads. */
export function findCustomers(sql: Sql, contactIds: Ids): Promise<CustomerRow[]> {
  return sql<CustomerRow[]>`
    with ${everyName(sql, contactIds)}
    select p.current_id as "contactId", min(k.lead_since) as "leadSince",
      min(least(
        (select min(c.occurred_at) from conversions c where c.organization_id = k.organization_id and c.referee_id = k.id),
        (select min(s.updated_at) from contact_standings s where s.contact_id = k.id and s.kind in ('student', 'alumnus'))
      )) as "customerSince",
      min((select min(least(r.shared_at, r.referred_at)) from referrals r
        where r.organization_id = k.organization_id and r.referee_id = k.id)) as "firstTouchAt"
    from person p join contacts k on k.id = p.id group by 1`;
}

export interface PaidToRow {
  id: string;
  contactId: string;
  provider: string;
  masked: string;
  destinationEncrypted: string;
}

/** How these people are paid, and everybody whose details look the same from outside. */
export function findPaidAlike(sql: Sql, contactIds: Ids): Promise<PaidToRow[]> {
  return sql<PaidToRow[]>`
    select m.id, m.contact_id as "contactId", m.provider, m.masked, m.destination_encrypted as "destinationEncrypted"
    from payout_methods m
    where m.status = 'active' and m.destination_encrypted is not null and (m.provider, m.masked) in (
      select o.provider, o.masked from payout_methods o
      where o.contact_id = any(${contactIds as string[]}::uuid[]) and o.status = 'active')`;
}
