import { type CourseRow, findCoursesByExternalId, insertCourses } from '@/db/queries/courses';
import type { CreateCourseInput } from '@/lib/domain/courses/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError } from '../errors';
import { newId } from '../ids';
import { transact } from '../transact';

export interface CourseResult {
  /** False when a course of this externalId and content was there before. */
  created: boolean;
  course: CourseRow;
}

/**
 * Writes courses in one transaction, each unique by its externalId. Answers in the order of the inputs; an input whose
 * externalId stands for other content is refused alone (`ConflictError`) and the others are written.
 */
export async function createCourses(
  ctx: Ctx,
  inputs: readonly CreateCourseInput[],
): Promise<PromiseSettledResult<CourseResult>[]> {
  authorize(ctx, 'programs:write');
  return transact(ctx, async (tx) => {
    const rows = inputs.map((input) => ({ id: newId(), ...input }));
    const inserted = await insertCourses(tx.sql, ctx.organizationId, uniqueByExternalId(rows));
    const stored = await findCoursesByExternalId(
      tx.sql,
      rows.map((row) => row.externalId),
    );
    const byExternalId = new Map(stored.map((course) => [course.externalId, course]));
    const created = new Set(inserted.map((course) => course.id));
    await appendAudit(
      tx,
      ctx,
      inserted.map(({ id, createdAt: _, ...data }) => ({
        action: 'course.created',
        subjectType: 'course',
        subjectId: id,
        data,
      })),
    );
    return rows.map((row) => answer(row, byExternalId.get(row.externalId), created));
  });
}

function uniqueByExternalId<Row extends { externalId: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.toReversed().map((row) => [row.externalId, row])).values()];
}

function answer(
  row: CreateCourseInput & { id: string },
  stored: CourseRow | undefined,
  created: ReadonlySet<string>,
): PromiseSettledResult<CourseResult> {
  if (!stored) throw new Error(`Course ${row.externalId} was neither written nor found`);
  const same = stored.name === row.name && stored.priceMinor === row.priceMinor && stored.currency === row.currency;
  if (same) {
    return { status: 'fulfilled', value: { created: stored.id === row.id && created.has(row.id), course: stored } };
  }
  const message = `The course ${row.externalId} exists with another name, price or currency.`;
  return {
    status: 'rejected',
    reason: new ConflictError(message, 'conflict', [{ path: 'externalId', message: 'Is taken by other content.' }]),
  };
}
