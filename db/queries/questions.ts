import type postgres from 'postgres';
import type { QuestionStatus } from '@/lib/domain/community/schema';

type Sql = postgres.TransactionSql;

export interface QuestionRow {
  id: string;
  contactId: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  subject: string;
  status: QuestionStatus;
  createdAt: Date;
  lastAt: Date;
}

const columns = (sql: Sql) => sql`
  q.id, coalesce(k.merged_into_id, k.id) as "contactId", k.first_name as "firstName", k.last_name as "lastName", k.email, q.subject, q.status,
  q.created_at as "createdAt", q.last_at as "lastAt"`;

/** Questions, the latest word first: of one person, or of the whole school in one state. */
export function listQuestionRows(
  sql: Sql,
  filter: { contactId: string | null; status: QuestionStatus | null; limit: number },
): Promise<QuestionRow[]> {
  const { contactId, status, limit } = filter;
  return sql<QuestionRow[]>`
    select ${columns(sql)} from community_questions q join contacts k on k.id = q.contact_id
    where q.organization_id = current_organization() and (${contactId}::uuid is null or q.contact_id = ${contactId}::uuid)
      and (${status}::text is null or q.status = ${status}::text)
    order by q.last_at desc, q.id desc limit ${limit}`;
}

export async function findQuestion(sql: Sql, id: string, lock = false): Promise<QuestionRow | null> {
  const [row] = await sql<QuestionRow[]>`
    select ${columns(sql)} from community_questions q join contacts k on k.id = q.contact_id
    where q.id = ${id} ${lock ? sql`for update of q` : sql``}`;
  return row ?? null;
}

export interface AnswerRow {
  id: string;
  questionId: string;
  author: 'referrer' | 'school';
  body: string;
  createdAt: Date;
}

/** What was written in these questions, oldest first. */
export function listAnswers(sql: Sql, questionIds: readonly string[]): Promise<AnswerRow[]> {
  return sql<AnswerRow[]>`
    select id, question_id as "questionId", author, body, created_at as "createdAt" from community_answers
    where organization_id = current_organization() and question_id = any(${questionIds as string[]}::uuid[]) order by id`;
}

export async function countQuestionsSince(sql: Sql, contactId: string, since: Date): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from community_questions
    where organization_id = current_organization() and contact_id = ${contactId} and created_at > ${since}`;
  return row?.count ?? 0;
}

export async function countOpenQuestions(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from community_questions where organization_id = current_organization() and status = 'open'`;
  return row?.count ?? 0;
}

export async function insertQuestion(
  sql: Sql,
  organizationId: string,
  { id, contactId, subject }: { id: string; contactId: string; subject: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into community_questions (id, organization_id, contact_id, subject, created_at, last_at)
    values (${id}, ${organizationId}, ${contactId}, ${subject}, ${now}, ${now})`;
}

export async function insertAnswer(
  sql: Sql,
  organizationId: string,
  row: Omit<AnswerRow, 'createdAt'> & { writtenBy: string },
  now: Date,
): Promise<void> {
  const { id, questionId, author, writtenBy, body } = row;
  await sql`
    insert into community_answers (id, organization_id, question_id, author, written_by, body, created_at)
    values (${id}, ${organizationId}, ${questionId}, ${author}, ${writtenBy}, ${body}, ${now})`;
}

export async function setQuestionStatus(sql: Sql, id: string, status: QuestionStatus, lastAt: Date): Promise<void> {
  await sql`update community_questions set status = ${status}, last_at = ${lastAt} where id = ${id}`;
}
