import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface LessonRow {
  lessonKey: string;
  title: string | null;
  body: string | null;
  questions: unknown;
  isActive: boolean;
  createdAt: Date;
}

/** What the school has switched or written, in the order of writing. */
export function listLessonRows(sql: Sql): Promise<LessonRow[]> {
  return sql<LessonRow[]>`
    select lesson_key as "lessonKey", title, body, questions, is_active as "isActive", created_at as "createdAt"
    from training_lessons where organization_id = current_organization() order by created_at, lesson_key`;
}

export interface NewLesson {
  lessonKey: string;
  title: string | null;
  body: string | null;
  questions: unknown;
  createdBy: string;
}

/** Writes a piece of the school's own; one that is there gets the new words and stays on or off as it is. */
export async function saveLessonRow(sql: Sql, organizationId: string, row: NewLesson, now: Date): Promise<void> {
  const { lessonKey, title, body, questions, createdBy } = row;
  await sql`
    insert into training_lessons (organization_id, lesson_key, title, body, questions, created_by, created_at, updated_at)
    values (${organizationId}, ${lessonKey}, ${title}, ${body}, ${sql.json(questions as never)}, ${createdBy}, ${now}, ${now})
    on conflict (organization_id, lesson_key) do update set title = excluded.title, body = excluded.body,
      questions = excluded.questions, updated_at = excluded.updated_at`;
}

export interface LessonSwitch {
  lessonKey: string;
  isActive: boolean;
  createdBy: string;
}

export async function switchLessonRow(sql: Sql, organizationId: string, row: LessonSwitch, now: Date): Promise<void> {
  const { lessonKey, isActive, createdBy } = row;
  await sql`
    insert into training_lessons (organization_id, lesson_key, is_active, created_by, created_at, updated_at)
    values (${organizationId}, ${lessonKey}, ${isActive}, ${createdBy}, ${now}, ${now})
    on conflict (organization_id, lesson_key) do update set is_active = excluded.is_active, updated_at = excluded.updated_at`;
}

/** Which pieces a person has passed, and when. */
export async function findPassed(sql: Sql, contactId: string): Promise<Map<string, Date>> {
  const rows = await sql<{ lessonKey: string; passedAt: Date }[]>`
    select lesson_key as "lessonKey", passed_at as "passedAt" from training_results
    where organization_id = current_organization() and contact_id = ${contactId} and passed_at is not null`;
  return new Map(rows.map(({ lessonKey, passedAt }) => [lessonKey, passedAt]));
}

export interface LessonResult {
  contactId: string;
  lessonKey: string;
  passed: boolean;
}

/** Counts a try; who has passed stays so. */
export async function saveResult(sql: Sql, organizationId: string, result: LessonResult, now: Date): Promise<void> {
  const { contactId, lessonKey, passed } = result;
  await sql`
    insert into training_results as r (organization_id, contact_id, lesson_key, attempts, passed_at, updated_at)
    values (${organizationId}, ${contactId}, ${lessonKey}, 1, ${passed ? now : null}, ${now})
    on conflict (organization_id, contact_id, lesson_key) do update set attempts = r.attempts + 1,
      passed_at = coalesce(r.passed_at, excluded.passed_at), updated_at = excluded.updated_at`;
}

/** How many people have passed each piece. */
export async function countPassed(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql<{ lessonKey: string; count: number }[]>`
    select lesson_key as "lessonKey", count(*)::int as count from training_results
    where organization_id = current_organization() and passed_at is not null group by 1`;
  return new Map(rows.map(({ lessonKey, count }) => [lessonKey, count]));
}
