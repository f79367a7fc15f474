import { describe, expect, it } from 'vitest';
import {
  BUILT_IN_ANSWERS,
  BUILT_IN_LESSONS,
  builtInLesson,
  gradeLesson,
  hasBadge,
  saveLessonSchema,
  switchLessonSchema,
} from '@/lib/domain/training/lessons';
import training from '@/lib/i18n/messages/en/training.json';

describe('pieces that come with Kith', () => {
  it.each(BUILT_IN_LESSONS)('have words for every question and answer: $key', ({ key, right }) => {
    const { q } = training.lessons[key];
    expect(Object.keys(q)).toHaveLength(right.length);
    expect(right.length).toBeGreaterThanOrEqual(2);
    for (const [index, answer] of right.entries()) {
      const { a } = q[String(index) as '0'];
      expect(Object.keys(a)).toHaveLength(BUILT_IN_ANSWERS);
      expect(answer).toBeLessThan(BUILT_IN_ANSWERS);
    }
    expect(builtInLesson(key)?.right).toBe(right);
  });

  it('are not what a school wrote', () => {
    expect(builtInLesson('nothing')).toBeUndefined();
    expect(switchLessonSchema.safeParse({ key: 'nothing', isActive: true }).success).toBe(false);
    expect(switchLessonSchema.safeParse({ key: 'fair-play', isActive: true }).success).toBe(true);
  });
});

describe('a check', () => {
  it('is passed by all right answers; an open one is wrong', () => {
    expect(gradeLesson([1, 0, 2], [1, 0, 2])).toEqual({ passed: true, wrong: [] });
    expect(gradeLesson([1, 0, 2], [1, 1, 2])).toEqual({ passed: false, wrong: [1] });
    expect(gradeLesson([1, 0, 2], [1])).toEqual({ passed: false, wrong: [1, 2] });
  });

  it('gives the badge for every piece that is on, if there is one', () => {
    const passedAt = new Date(0);
    expect(hasBadge([])).toBe(false);
    expect(hasBadge([{ passedAt }, { passedAt: null }])).toBe(false);
    expect(hasBadge([{ passedAt }, { passedAt }])).toBe(true);
  });

  it('has two or three questions with one right answer of two to four', () => {
    const question = { text: 'Why?', answers: ['A', 'B'], right: 1 };
    const lesson = { title: 'T', body: 'B', questions: [question, question] };
    expect(saveLessonSchema.safeParse(lesson).success).toBe(true);
    for (const questions of [
      [question],
      [question, question, question, question],
      [question, { ...question, right: 2 }],
      [question, { ...question, answers: ['A'] }],
      [question, { ...question, answers: ['A', 'A'] }],
      [question, { ...question, answers: ['A', 'B', 'C', 'D', 'E'] }],
    ]) {
      expect(saveLessonSchema.safeParse({ ...lesson, questions }).success).toBe(false);
    }
  });
});
