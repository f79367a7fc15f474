import type postgres from 'postgres';
import type { CaseStatus } from '@/lib/domain/fraud/lifecycle';
import type { FraudSettings } from '@/lib/domain/fraud/schema';
import type { FraudVerdict } from '@/lib/domain/fraud/score-fraud';
import { insertRows } from '../insert-rows';
import { fraudAssessments, fraudCases, fraudDecisions } from '../schema/fraud';
import { records } from './records';

type Sql = postgres.TransactionSql;
type Ids = readonly string[];

export interface FraudCaseRow {
  id: string;
  referralId: string;
  referrerId: string;
  refereeId: string;
  score: number;
  verdict: Exclude<FraudVerdict, 'pass'>;
  signals: unknown;
  status: CaseStatus;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
  appealDueAt: Date | null;
  appealText: string | null;
  appealedAt: Date | null;
  answerDueAt: Date | null;
  escalatedAt: Date | null;
  closedAt: Date | null;
  createdAt: Date;
}

const columns = (sql: Sql) => sql`
  f.id, f.referral_id as "referralId", coalesce(a.merged_into_id, a.id) as "referrerId", coalesce(b.merged_into_id, b.id) as "refereeId", f.score, f.verdict, f.signals,
  f.status, f.decided_by as "decidedBy", f.decided_at as "decidedAt", f.reason, f.appeal_due_at as "appealDueAt",
  f.appeal_text as "appealText", f.appealed_at as "appealedAt", f.answer_due_at as "answerDueAt",
  f.escalated_at as "escalatedAt", f.closed_at as "closedAt", f.created_at as "createdAt"`;

/** The beginning of a statement about cases: `f`, and the referral `r`. */
export const cases = (sql: Sql) => sql`select ${columns(sql)} from fraud_cases f
  join referrals r on r.id = f.referral_id join contacts a on a.id = r.referrer_id join contacts b on b.id = r.referee_id`;

export function lockCasesOfReferrals(sql: Sql, referralIds: Ids): Promise<FraudCaseRow[]> {
  return sql<FraudCaseRow[]>`
    ${cases(sql)} where f.organization_id = current_organization() and f.referral_id = any(${referralIds as string[]}::uuid[])
    order by f.id for update of f`;
}

export async function findCase(sql: Sql, id: string): Promise<FraudCaseRow | null> {
  const [row] = await sql<FraudCaseRow[]>`${cases(sql)} where f.id = ${id}`;
  return row ?? null;
}

export async function lockCase(sql: Sql, id: string): Promise<FraudCaseRow | null> {
  const [row] = await sql<FraudCaseRow[]>`${cases(sql)} where f.id = ${id} for update of f`;
  return row ?? null;
}

/** The cases of friends whom this person brought. */
export function findOwnCases(sql: Sql, referrerId: string): Promise<FraudCaseRow[]> {
  return sql<FraudCaseRow[]>`
    ${cases(sql)} where r.organization_id = current_organization()
      and r.referrer_id in (select id from contacts where id = ${referrerId} or merged_into_id = ${referrerId})
    order by f.id desc limit 100`;
}

/** Confirmed cases that can no longer be appealed, and whose rewards are still there. */
export async function findCasesToClose(sql: Sql, now: Date, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from fraud_cases where organization_id = current_organization() and status = 'confirmed' and closed_at is null
      and appeal_due_at < ${now} order by id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** Appeals that nobody has answered in time, locked; those that somebody works on are left out. */
export function lockOverdueAppeals(sql: Sql, now: Date, limit: number): Promise<FraudCaseRow[]> {
  return sql<FraudCaseRow[]>`
    ${cases(sql)} where f.organization_id = current_organization() and f.status = 'appealed' and f.escalated_at is null
      and f.answer_due_at < ${now} order by f.id limit ${limit} for update of f skip locked`;
}

export interface CaseChange {
  status?: CaseStatus;
  score?: number;
  verdict?: string;
  signals?: unknown;
  decidedBy?: string;
  decidedAt?: Date;
  reason?: string;
  appealDueAt?: Date;
  appealText?: string;
  appealedAt?: Date;
  answerDueAt?: Date;
  escalatedAt?: Date;
  closedAt?: Date;
}

export async function updateCase(sql: Sql, id: string, change: CaseChange): Promise<void> {
  const { signals, ...plain } = change;
  await sql`
    update fraud_cases set
      status = coalesce(${plain.status ?? null}, status), score = coalesce(${plain.score ?? null}, score),
      verdict = coalesce(${plain.verdict ?? null}, verdict),
      signals = coalesce(${signals === undefined ? null : sql.json(signals as never)}, signals),
      decided_by = coalesce(${plain.decidedBy ?? null}, decided_by), decided_at = coalesce(${plain.decidedAt ?? null}, decided_at),
      reason = coalesce(${plain.reason ?? null}, reason), appeal_due_at = coalesce(${plain.appealDueAt ?? null}, appeal_due_at),
      appeal_text = coalesce(${plain.appealText ?? null}, appeal_text), appealed_at = coalesce(${plain.appealedAt ?? null}, appealed_at),
      answer_due_at = coalesce(${plain.answerDueAt ?? null}, answer_due_at), escalated_at = coalesce(${plain.escalatedAt ?? null}, escalated_at),
      closed_at = coalesce(${plain.closedAt ?? null}, closed_at)
    where id = ${id}`;
}

export type NewCase = typeof fraudCases.$inferInsert & { id: string };

/** Opens cases; where one is there already, nothing happens. @returns the ids of those that are new */
export async function openCases(sql: Sql, rows: readonly NewCase[]): Promise<Set<string>> {
  await insertRows(sql, fraudCases, rows, '(organization_id, referral_id) do nothing');
  const ids = rows.map(({ id }) => id);
  const made = await sql<{ id: string }[]>`select id from fraud_cases where id = any(${ids}::uuid[])`;
  return new Set(made.map(({ id }) => id));
}

export async function insertDecisions(sql: Sql, rows: readonly (typeof fraudDecisions.$inferInsert)[]): Promise<void> {
  await insertRows(sql, fraudDecisions, rows);
}

export interface FraudDecisionRow {
  id: string;
  kind: 'opened' | 'raised' | 'cleared' | 'confirmed' | 'appealed' | 'escalated' | 'closed';
  decidedBy: string;
  decidedByName: string;
  reason: string | null;
  score: number;
  decidedAt: Date;
}

export function findDecisions(sql: Sql, caseId: string): Promise<FraudDecisionRow[]> {
  return sql<FraudDecisionRow[]>`
    select id, kind, decided_by as "decidedBy", decided_by_name as "decidedByName", reason, score, decided_at as "decidedAt"
    from fraud_decisions where organization_id = current_organization() and case_id = ${caseId} order by id`;
}

export async function upsertAssessments(
  sql: Sql,
  rows: readonly (typeof fraudAssessments.$inferInsert)[],
): Promise<void> {
  await insertRows(
    sql,
    fraudAssessments,
    rows,
    `(organization_id, referral_id) do update set score = excluded.score, verdict = excluded.verdict,
      signals = excluded.signals, assessed_at = excluded.assessed_at`,
  );
}

/** Which of these referrals were looked at since the given instant of each, and found to pass. */
export async function findPassed(sql: Sql, since: readonly { referralId: string; at: Date }[]): Promise<Set<string>> {
  const rows = await sql<{ referralId: string }[]>`
    select a.referral_id as "referralId"
    from ${records(sql, since, sql`"referralId" uuid, at timestamptz`)} s
    join fraud_assessments a on a.organization_id = current_organization() and a.referral_id = s."referralId"
    where a.assessed_at >= s.at and a.verdict = 'pass'`;
  return new Set(rows.map(({ referralId }) => referralId));
}

/** Referrals with a pending reward that nobody has looked at. */
export async function findUnassessed(sql: Sql, limit: number): Promise<string[]> {
  const rows = await sql<{ referralId: string }[]>`
    select distinct r.referral_id as "referralId" from referral_rewards r
    where r.organization_id = current_organization() and r.status = 'pending' and not exists (
      select from fraud_assessments a where a.organization_id = r.organization_id and a.referral_id = r.referral_id)
    limit ${limit}`;
  return rows.map(({ referralId }) => referralId);
}

/** Which of these referrals nobody has looked at, not even once. */
export async function findUnassessedOf(sql: Sql, referralIds: Ids): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select i.id from unnest(${referralIds as string[]}::uuid[]) i(id) where not exists (
      select from fraud_assessments a where a.organization_id = current_organization() and a.referral_id = i.id)`;
  return rows.map(({ id }) => id);
}

export interface StandingRewardRow {
  id: string;
  status: 'pending' | 'approved' | 'paid';
  payoutId: string | null;
}

/** Rewards of a referral of which something stands, locked in the order of id; credit that has expired is the school's already. */
export function lockStandingRewards(sql: Sql, referralId: string): Promise<StandingRewardRow[]> {
  return sql<StandingRewardRow[]>`
    select id, status, payout_id as "payoutId" from referral_rewards
    where organization_id = current_organization() and referral_id = ${referralId}
      and status <> 'cancelled' and expired_at is null and reward_amount_minor > 0 order by id for no key update`;
}

/** Who recorded the conversions of a referral, or decided their attribution, as actor keys. */
export async function findInvolved(sql: Sql, referralId: string): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select c.recorded_by as key from conversions c where c.organization_id = current_organization() and c.referral_id = ${referralId}
    union select d.decided_by from conversions c join attribution_decisions d on d.conversion_id = c.id
    where c.organization_id = current_organization() and c.referral_id = ${referralId}`;
  return rows.map(({ key }) => key);
}

export async function findFraudSettings(sql: Sql): Promise<FraudSettings | null> {
  const [row] = await sql<FraudSettings[]>`
    select review_at as "reviewAt", hold_at as "holdAt", shared_network_groups as "sharedNetworkGroups",
      fast_enrolment_seconds as "fastEnrolmentSeconds" from fraud_settings`;
  return row ?? null;
}

export async function saveFraudSettings(
  sql: Sql,
  organizationId: string,
  settings: FraudSettings,
  now: Date,
): Promise<void> {
  const { reviewAt, holdAt, sharedNetworkGroups, fastEnrolmentSeconds } = settings;
  await sql`
    insert into fraud_settings (organization_id, review_at, hold_at, shared_network_groups, fast_enrolment_seconds, updated_at)
    values (${organizationId}, ${reviewAt}, ${holdAt}, ${sharedNetworkGroups}, ${fastEnrolmentSeconds}, ${now})
    on conflict (organization_id) do update set review_at = excluded.review_at, hold_at = excluded.hold_at,
      shared_network_groups = excluded.shared_network_groups, fast_enrolment_seconds = excluded.fast_enrolment_seconds,
      updated_at = excluded.updated_at`;
}
