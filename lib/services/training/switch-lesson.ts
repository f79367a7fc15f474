import { switchLessonRow } from '@/db/queries/training';
import { switchLessonSchema } from '@/lib/domain/training/lessons';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { loadLessons } from './load-lessons';

/** Switches a piece of training on or off. What was passed is kept. Input: `{key, isActive}`. @throws NotFoundError */
export async function switchLesson(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'programs:write');
  const { key, isActive } = parse(switchLessonSchema, input);
  await transact(ctx, async (tx) => {
    if (!(await loadLessons(tx)).some((lesson) => lesson.key === key)) throw new NotFoundError('lesson');
    const row = { lessonKey: key, isActive, createdBy: actorKey(ctx.actor) };
    await switchLessonRow(tx.sql, ctx.organizationId, row, ctx.now);
    // A built-in piece has no id of its own, so the trail files it under the school.
    await appendAudit(tx, ctx, [
      {
        action: 'lesson.switched',
        subjectType: 'organization',
        subjectId: ctx.organizationId,
        data: { key, isActive },
      },
    ]);
  });
}
