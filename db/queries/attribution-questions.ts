import type postgres from 'postgres';
import type { QuestionColumn } from '@/lib/domain/attribution/sorting';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import type { Sorting } from '@/lib/domain/common/sorting';
import { countBounded } from './count-bounded';
import { inOrder } from './in-order';

type Sql = postgres.TransactionSql;

export interface QuestionRow {
  id: string;
  contactId: string;
  contactName: string;
  friendName: string;
  friendContact: string | null;
  sharedOn: string;
  channel: string;
  note: string | null;
  status: 'open' | 'granted' | 'declined';
  answer: string | null;
  conversionId: string | null;
  decisionId: string | null;
  referralId: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  createdAt: Date;
}

const questions = (sql: Sql) => sql`
  select q.id, q.contact_id as "contactId",
    coalesce(nullif(trim(concat_ws(' ', k.first_name, k.last_name)), ''), k.email, k.external_id, '–') as "contactName",
    q.friend_name as "friendName", q.friend_contact as "friendContact", q.shared_on::text as "sharedOn", q.channel, q.note, q.status,
    q.answer, q.conversion_id as "conversionId", q.decision_id as "decisionId", q.referral_id as "referralId",
    q.decided_by_name as "decidedByName", q.decided_at as "decidedAt", q.created_at as "createdAt"
  from attribution_questions q join contacts k on k.id = q.contact_id`;

export interface QuestionFilter {
  status: string | null;
  contactId: string | null;
  sort?: Sorting<QuestionColumn>;
  before: string | null;
  limit: number;
}

/** How many questions stand so, or in all. */
export function countQuestionRows(sql: Sql, status: string | null): Promise<BoundedCount> {
  const standing = status === null ? sql`` : sql`and q.status = ${status}`;
  return countBounded(sql, sql`attribution_questions q where q.organization_id = current_organization() ${standing}`);
}

/** Newest first where no other order is asked for. */
export function listQuestionRows(
  sql: Sql,
  { status, contactId, sort, before, limit }: QuestionFilter,
): Promise<QuestionRow[]> {
  const order = inOrder(sql, {
    ...{ table: 'attribution_questions', alias: 'q', sort, before },
    columns: { shared: (row) => sql`${row}.shared_on`, asked: null },
  });
  return sql<QuestionRow[]>`
    ${questions(sql)}
    where q.organization_id = current_organization() and (${status}::text is null or q.status = ${status})
      and (${contactId}::uuid is null or q.contact_id = ${contactId})
      ${order.next}
    order by ${order.by} limit ${limit}`;
}

export async function findQuestion(sql: Sql, id: string): Promise<QuestionRow | null> {
  const [row] = await sql<QuestionRow[]>`${questions(sql)} where q.id = ${id}`;
  return row ?? null;
}

export async function lockQuestion(sql: Sql, id: string): Promise<QuestionRow | null> {
  await sql`select from attribution_questions where id = ${id} for no key update`;
  return findQuestion(sql, id);
}

export async function countOpenQuestions(sql: Sql, contactId: string | null = null): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from attribution_questions
    where organization_id = current_organization() and status = 'open' and (${contactId}::uuid is null or contact_id = ${contactId})`;
  return row?.count ?? 0;
}

export async function answerQuestionRow(
  sql: Sql,
  id: string,
  row: {
    status: string;
    answer: string;
    conversionId: string | null;
    decisionId: string | null;
    referralId: string | null;
    decidedBy: string;
    decidedByName: string;
    decidedAt: Date;
  },
): Promise<void> {
  await sql`
    update attribution_questions set status = ${row.status}, answer = ${row.answer}, conversion_id = ${row.conversionId},
      decision_id = ${row.decisionId}, referral_id = ${row.referralId}, decided_by = ${row.decidedBy},
      decided_by_name = ${row.decidedByName}, decided_at = ${row.decidedAt}
    where id = ${id}`;
}

export interface CandidateRow {
  conversionId: string;
  externalId: string;
  refereeId: string;
  refereeName: string;
  occurredAt: Date;
  milestone: string;
  attributed: boolean;
  reason: string | null;
  referralId: string | null;
  /** The decision in force. */
  decisionId: string;
  /** Whom it belongs to now. */
  winnerCode: string | null;
  winnerName: string | null;
  /** Counted touches of the asker's codes that the decision looked at, and why the latest of them did not win. */
  ownTouches: number;
  ownReason: string | null;
  matchesContact: boolean;
}

/**
 * Conversions that a question may be about: of people named alike or with that address or number, enrolled up to 90 days after
 * the share and a week before it; the likeliest first.
 */
export function findCandidates(
  sql: Sql,
  question: { contactId: string; words: string[]; email: string | null; phone: string | null; sharedOn: string },
): Promise<CandidateRow[]> {
  const { contactId, words, email, phone, sharedOn } = question;
  return sql<CandidateRow[]>`
    with friend as (
      select k.id, coalesce(nullif(trim(concat_ws(' ', k.first_name, k.last_name)), ''), k.email, k.external_id, '–') as name,
        (k.email_normalized = ${email}::text or k.phone = ${phone}::text) is true as matches,
        (select count(*) from unnest(${words}::text[]) w(word)
          where lower(concat_ws(' ', k.first_name, k.last_name)) like '%' || w.word || '%') as words
      from contacts k where k.organization_id = current_organization()
    )
    select c.id as "conversionId", c.external_id as "externalId", f.id as "refereeId", f.name as "refereeName",
      c.occurred_at as "occurredAt", c.milestone, c.attributed, c.reason, c.referral_id as "referralId", d.id as "decisionId",
      case when c.attributed then d.receipt -> 'winner' ->> 'code' end as "winnerCode",
      (select nullif(trim(concat_ws(' ', w.first_name, w.last_name)), '') from referrals r join contacts w on w.id = r.referrer_id
        where r.id = c.referral_id) as "winnerName",
      (select count(*)::int from jsonb_array_elements(d.receipt -> 'losers') l where l ->> 'referrerId' = ${contactId}) as "ownTouches",
      (select l ->> 'reason' from jsonb_array_elements(d.receipt -> 'losers') l where l ->> 'referrerId' = ${contactId}
        order by l ->> 'occurredAt' desc limit 1) as "ownReason",
      f.matches as "matchesContact"
    from friend f join conversions c on c.organization_id = current_organization() and c.referee_id = f.id
    join lateral (select a.id, a.receipt from attribution_decisions a where a.conversion_id = c.id order by a.sequence desc limit 1) d on true
    where (f.matches or f.words > 0) and f.id <> ${contactId}
      and c.occurred_at >= ${sharedOn}::date - interval '7 days' and c.occurred_at < ${sharedOn}::date + interval '98 days'
    order by f.matches desc, f.words desc, c.occurred_at limit 20`;
}

export interface OwnTouchRow {
  code: string;
  channel: string;
  occurredAt: Date;
  counted: boolean;
  reason: string | null;
}

/** Touches of the asker's codes around the day he names, whoever they were: the latest twenty. */
export function findOwnTouches(sql: Sql, contactId: string, sharedOn: string): Promise<OwnTouchRow[]> {
  return sql<OwnTouchRow[]>`
    select c.code, t.channel, t.occurred_at as "occurredAt", t.counted, t.reason
    from referral_codes c join touches t on t.organization_id = c.organization_id and t.code_id = c.id
    where c.referrer_id = ${contactId}
      and t.occurred_at >= ${sharedOn}::date - interval '7 days' and t.occurred_at < ${sharedOn}::date + interval '30 days'
    order by t.occurred_at desc limit 20`;
}

/** Whether one of the contacts of the asker is the owner of a code, and its key. */
export async function ownsCode(sql: Sql, contactId: string, codeKey: string): Promise<boolean> {
  const [row] = await sql`
    select from referral_codes c join contacts k on k.id = c.referrer_id
    where c.code_key = ${codeKey} and coalesce(k.merged_into_id, k.id) = ${contactId}`;
  return row !== undefined;
}
