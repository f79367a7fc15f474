import { saveLessonRow } from '@/db/queries/training';
import { saveLessonSchema } from '@/lib/domain/training/lessons';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { NotFoundError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { transact } from '../transact';
import { loadLessons } from './load-lessons';

/**
 * Writes a piece of the school's own, or changes one. Who has passed it stays so. Input: `{key?, title, body, questions}`.
 * @throws InvalidInputError with the field's path, NotFoundError
 */
export async function saveLesson(ctx: Ctx, input: unknown): Promise<{ key: string }> {
  authorize(ctx, 'programs:write');
  const { key: known, title, body, questions } = parse(saveLessonSchema, input);
  return transact(ctx, async (tx) => {
    const isThere = (await loadLessons(tx)).some(({ key, own }) => own !== null && key === known);
    if (known && !isThere) throw new NotFoundError('lesson');
    const lessonKey = known ?? newId();
    const row = { lessonKey, title, body, questions, createdBy: actorKey(ctx.actor) };
    await saveLessonRow(tx.sql, ctx.organizationId, row, ctx.now);
    const action = known ? 'lesson.changed' : 'lesson.created';
    await appendAudit(tx, ctx, [{ action, subjectType: 'lesson', subjectId: lessonKey, data: { title } }]);
    return { key: lessonKey };
  });
}
