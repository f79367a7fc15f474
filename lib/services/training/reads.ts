import { countPassed, findPassed } from '@/db/queries/training';
import { hasBadge } from '@/lib/domain/training/lessons';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ownContact } from '../portal/own-contact';
import { readOnly } from '../transact';
import { type Lesson, loadLessons } from './load-lessons';

/** A piece as who learns sees it: without the right answers. */
export interface OwnLesson {
  key: string;
  /** Null for a piece that comes with Kith: its words are in the catalogue. */
  own: { title: string; body: string; questions: { text: string; answers: string[] }[] } | null;
  /** How many questions there are at the end. */
  questionCount: number;
  passedAt: Date | null;
}

/** The pieces that are on, with what the referrer has passed, and whether he has the badge. */
export async function listOwnLessons(ctx: Ctx): Promise<{ lessons: OwnLesson[]; badge: boolean }> {
  const contactId = ownContact(ctx);
  return readOnly(ctx, async (tx) => {
    const passed = await findPassed(tx.sql, contactId);
    const lessons = (await loadLessons(tx))
      .filter(({ isActive }) => isActive)
      .map(({ key, own, right }) => ({
        key,
        own: own && { ...own, questions: own.questions.map(({ text, answers }) => ({ text, answers })) },
        questionCount: right.length,
        passedAt: passed.get(key) ?? null,
      }));
    return { lessons, badge: hasBadge(lessons) };
  });
}

/** Every piece for those who work at the school, and how many people have passed it. */
export async function listLessons(ctx: Ctx): Promise<(Lesson & { passed: number })[]> {
  authorize(ctx, 'programs:read');
  return readOnly(ctx, async (tx) => {
    const passed = await countPassed(tx.sql);
    return (await loadLessons(tx)).map((lesson) => ({ ...lesson, passed: passed.get(lesson.key) ?? 0 }));
  });
}
