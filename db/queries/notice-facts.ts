import type postgres from 'postgres';
import { personNow } from './person-now';

type Sql = postgres.TransactionSql;

export interface NoticePerson {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  consentAt: Date | null;
  mergedIntoId: string | null;
}

/** A person as JSON, from the row of `contacts` that `alias` names. */
export const noticePerson = (sql: Sql, alias: string) => {
  const k = sql(alias);
  return sql`json_build_object('id', ${k}.id, 'firstName', ${k}.first_name, 'lastName', ${k}.last_name, 'email', ${k}.email,
    'consentAt', ${k}.consent_at, 'mergedIntoId', ${k}.merged_into_id)`;
};

/** People as messages want them, by id. */
export function findNoticePeople(sql: Sql, ids: readonly string[]): Promise<NoticePerson[]> {
  return sql<NoticePerson[]>`
    select k.id, k.first_name as "firstName", k.last_name as "lastName", k.email, k.consent_at as "consentAt",
      k.merged_into_id as "mergedIntoId"
    from contacts k where k.id = any(${ids as string[]}::uuid[])`;
}

export interface ReferralNotice {
  referralId: string;
  program: string;
  expiresAt: Date;
  referrer: NoticePerson;
  referee: NoticePerson;
}

export async function findReferralNotice(sql: Sql, referralId: string): Promise<ReferralNotice | null> {
  const [row] = await sql<ReferralNotice[]>`
    select f.id as "referralId", p.name as program, f.expires_at as "expiresAt", ${noticePerson(sql, 'a')} as referrer, ${noticePerson(sql, 'b')} as referee
    from referrals f
    join referral_programs p on p.id = f.program_id
    join contacts a on a.id = f.referrer_id
    join contacts b on b.id = f.referee_id
    where f.id = ${referralId}`;
  return row ?? null;
}

export interface CaseNotice {
  caseId: string;
  status: string;
  reason: string | null;
  decidedAt: Date | null;
  appealDueAt: Date | null;
  answerDueAt: Date | null;
  friendFirstName: string | null;
  /** Who brought the friend, under the name he has now. */
  referrer: NoticePerson;
  /** What of this referral is his and not paid. */
  heldMinor: number;
  currency: string | null;
}

export async function findCaseNotice(sql: Sql, caseId: string): Promise<CaseNotice | null> {
  const [row] = await sql<CaseNotice[]>`
    select c.id as "caseId", c.status, c.reason, c.decided_at as "decidedAt", c.appeal_due_at as "appealDueAt",
      c.answer_due_at as "answerDueAt", b.first_name as "friendFirstName", ${noticePerson(sql, 'k')} as referrer,
      coalesce(held.minor, 0)::bigint as "heldMinor", held.currency
    from fraud_cases c
    join referrals f on f.id = c.referral_id
    join contacts a on a.id = f.referrer_id
    join contacts k on k.id = ${personNow(sql, 'a')}
    join contacts b on b.id = f.referee_id
    left join lateral (
      select sum(r.reward_amount_minor) as minor, min(r.currency) as currency from referral_rewards r
      where r.referral_id = f.id and r.recipient_id in (a.id, k.id) and r.status in ('pending', 'approved')
    ) held on true
    where c.id = ${caseId}`;
  return row ?? null;
}

export interface RewardNotice {
  rewardId: string;
  conversionId: string;
  side: 'referrer' | 'referee';
  kind: 'cash' | 'credit' | 'discount' | 'merchandise';
  item: string | null;
  amountMinor: number;
  currency: string;
  requiresApproval: boolean;
  payableAt: Date;
  /** Whether it waits for the end of a refund period. */
  isHeld: boolean;
  recipient: NoticePerson;
  /** First name of the other side. */
  otherFirstName: string | null;
}

/** Rewards by their id or by their conversion, those that stand. */
export function findRewardNotices(
  sql: Sql,
  by: { conversionId: string } | { rewardId: string } | { decisionId: string },
): Promise<RewardNotice[]> {
  // Those that a decision granted carry its sequence.
  const which =
    'rewardId' in by
      ? sql`r.id = ${by.rewardId}`
      : 'decisionId' in by
        ? sql`(r.conversion_id, r.grant_sequence) = (select d.conversion_id, d.sequence from attribution_decisions d where d.id = ${by.decisionId})`
        : sql`r.conversion_id = ${by.conversionId}`;
  return sql<RewardNotice[]>`
    select r.id as "rewardId", r.conversion_id as "conversionId", r.side, r.kind, r.item, r.reward_amount_minor as "amountMinor", r.currency,
      r.requires_approval as "requiresApproval", r.payable_at as "payableAt", r.payable_at > r.created_at as "isHeld", ${noticePerson(sql, 'k')} as recipient,
      (case r.side when 'referrer' then b.first_name else a.first_name end) as "otherFirstName"
    from referral_rewards r
    join contacts k on k.id = r.recipient_id
    join referrals f on f.id = r.referral_id
    join contacts a on a.id = f.referrer_id
    join contacts b on b.id = f.referee_id
    where ${which} and r.reward_amount_minor > 0
    order by r.recipient_id, r.side desc, r.line, r.id`;
}

export interface MovedNotice {
  recipient: NoticePerson;
  refereeFirstName: string | null;
  amounts: { amountMinor: number; currency: string }[];
  wasPaid: boolean;
}

/** Referrers from whom a decision took rewards, each with all of them; not those whom it also gives some. */
export function findMovedNotices(sql: Sql, decisionId: string): Promise<MovedNotice[]> {
  return sql<MovedNotice[]>`
    select ${noticePerson(sql, 'k')} as recipient, max(b.first_name) as "refereeFirstName",
      json_agg(json_build_object('amountMinor', t.minor, 'currency', r.currency) order by r.id) as amounts,
      bool_or(r.processed_at is not null) as "wasPaid"
    from attribution_decisions d
    join referral_rewards r on r.superseded_by = d.id and r.side = 'referrer' and r.cancelled_reason = 'overridden'
    join ledger_transfers l on l.organization_id = r.organization_id and l.subject_id = r.id and l.dedupe_key = 'override-' || d.sequence || ':' || r.id
    join lateral (select sum(p.amount_minor) filter (where p.amount_minor > 0)::bigint as minor from ledger_postings p where p.transfer_id = l.id) t on true
    join contacts k on k.id = r.recipient_id
    join conversions c on c.id = d.conversion_id join contacts b on b.id = c.referee_id
    where d.id = ${decisionId} and not exists (select from referral_rewards n where n.conversion_id = d.conversion_id
      and n.grant_sequence = d.sequence and n.recipient_id = r.recipient_id)
    group by k.id order by k.id`;
}

export interface QuestionNotice {
  questionId: string;
  friendName: string;
  status: 'open' | 'granted' | 'declined';
  answer: string | null;
  person: NoticePerson;
}

export async function findQuestionNotice(sql: Sql, questionId: string): Promise<QuestionNotice | null> {
  const [row] = await sql<QuestionNotice[]>`
    select q.id as "questionId", q.friend_name as "friendName", q.status, q.answer, ${noticePerson(sql, 'k')} as person
    from attribution_questions q join contacts k on k.id = q.contact_id where q.id = ${questionId}`;
  return row ?? null;
}

export interface PayoutNotice {
  payoutId: string;
  provider: string;
  amountMinor: number;
  currency: string;
  reference: string | null;
  failureReason: string | null;
  recipient: NoticePerson;
}

export async function findPayoutNotice(sql: Sql, payoutId: string): Promise<PayoutNotice | null> {
  const [row] = await sql<PayoutNotice[]>`
    select p.id as "payoutId", p.provider, p.amount_minor as "amountMinor", p.currency, p.reference, p.failure_reason as "failureReason",
      ${noticePerson(sql, 'k')} as recipient
    from payouts p join contacts k on k.id = p.recipient_id where p.id = ${payoutId}`;
  return row ?? null;
}

export interface MethodNotice {
  methodId: string;
  provider: 'stripe' | 'paypal' | 'manual';
  masked: string;
  changedAt: Date;
  person: NoticePerson;
}

export async function findMethodNotice(sql: Sql, methodId: string): Promise<MethodNotice | null> {
  const [row] = await sql<MethodNotice[]>`
    select m.id as "methodId", m.provider, m.masked, m.updated_at as "changedAt", ${noticePerson(sql, 'k')} as person
    from payout_methods m join contacts k on k.id = m.contact_id where m.id = ${methodId}`;
  return row ?? null;
}

export interface AnswerNotice {
  subject: string;
  body: string;
  person: NoticePerson;
}

/** What the school answered to a question, and who asked, under the name he has now. */
export async function findAnswerNotice(sql: Sql, answerId: string): Promise<AnswerNotice | null> {
  const [row] = await sql<AnswerNotice[]>`
    select q.subject, a.body, ${noticePerson(sql, 'k')} as person
    from community_answers a
    join community_questions q on q.id = a.question_id and q.organization_id = a.organization_id
    join contacts c on c.id = q.contact_id
    join contacts k on k.id = ${personNow(sql, 'c')}
    where a.id = ${answerId} and a.author = 'school'`;
  return row ?? null;
}

export interface StaffReader {
  id: string;
  email: string;
  name: string;
}

export function findStaffWithRoles(sql: Sql, roles: readonly string[]): Promise<StaffReader[]> {
  return sql<StaffReader[]>`
    select id, email, name from staff where role = any(${roles as string[]}) and disabled_at is null order by id`;
}

export interface StaffFacts extends StaffReader {
  role: 'owner' | 'manager' | 'finance' | 'viewer';
  disabledAt: Date | null;
}

export async function findStaffMember(sql: Sql, id: string): Promise<StaffFacts | null> {
  const [row] = await sql<StaffFacts[]>`
    select id, email, name, role, disabled_at as "disabledAt" from staff where id = ${id}`;
  return row ?? null;
}
