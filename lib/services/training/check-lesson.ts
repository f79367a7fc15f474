import { saveResult } from '@/db/queries/training';
import { checkLessonSchema, gradeLesson } from '@/lib/domain/training/lessons';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { ownContact } from '../portal/own-contact';
import { transact } from '../transact';
import { loadLessons } from './load-lessons';

/**
 * The referrer answers the questions at the end of a piece. Which are wrong is told, not what is right; he may try again, and who has
 * passed stays so. Input: `{key, answers}`, an answer's number for each question, from 0.
 * @throws NotFoundError for a piece that is not there or off
 */
export async function checkLesson(ctx: Ctx, input: unknown): Promise<{ passed: boolean; wrong: number[] }> {
  authorize(ctx, 'portal');
  const contactId = ownContact(ctx);
  const { key, answers } = parse(checkLessonSchema, input);
  return transact(ctx, async (tx) => {
    const lesson = (await loadLessons(tx)).find((one) => one.key === key && one.isActive);
    if (!lesson) throw new NotFoundError('lesson');
    const result = gradeLesson(lesson.right, answers);
    await saveResult(tx.sql, ctx.organizationId, { contactId, lessonKey: key, passed: result.passed }, ctx.now);
    const data = { lesson: key, passed: result.passed };
    await appendAudit(tx, ctx, [{ action: 'lesson.checked', subjectType: 'contact', subjectId: contactId, data }]);
    return result;
  });
}
