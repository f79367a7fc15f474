import { listLessonRows } from '@/db/queries/training';
import { BUILT_IN_LESSONS, type LessonQuestion, questionsSchema } from '@/lib/domain/training/lessons';
import type { Tx } from '../transact';

/** A piece of training. Words are null where the catalogue has them. */
export interface Lesson {
  key: string;
  isActive: boolean;
  own: { title: string; body: string; questions: LessonQuestion[] } | null;
  /** The right answers, in the order of the questions; never shown to who learns. */
  right: readonly number[];
}

/** Every piece of the school: those that come with Kith, then its own in the order of writing. */
export async function loadLessons(tx: Tx): Promise<Lesson[]> {
  const rows = await listLessonRows(tx.sql);
  const switched = new Map(rows.map(({ lessonKey, isActive }) => [lessonKey, isActive]));
  const builtIn = BUILT_IN_LESSONS.map(({ key, right }) => ({
    ...{ key: key as string, right, own: null, isActive: switched.get(key) ?? true },
  }));
  const own = rows.flatMap(({ lessonKey: key, title, body, questions: stored, isActive }) => {
    if (title === null || body === null) return [];
    const questions = questionsSchema.parse(stored);
    return [{ key, isActive, own: { title, body, questions }, right: questions.map(({ right }) => right) }];
  });
  return [...builtIn, ...own];
}
