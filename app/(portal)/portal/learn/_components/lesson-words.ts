import type { useTranslations } from 'next-intl';
import { BUILT_IN_ANSWERS } from '@/lib/domain/training/lessons';
import type { OwnLesson } from '@/lib/services/training/reads';

type Translate = ReturnType<typeof useTranslations<'training'>>;

export interface LessonWords {
  title: string;
  body: string;
  questions: { text: string; answers: string[] }[];
}

/** The words of a piece: the school's own, or those of the catalogue. */
export function lessonWords(t: Translate, { key, own, questionCount }: OwnLesson): LessonWords {
  if (own) return own;
  const say = (path: string) => t(`lessons.${key}.${path}` as 'title');
  return {
    title: say('title'),
    body: say('body'),
    questions: Array.from({ length: questionCount }, (_, q) => ({
      text: say(`q.${q}.text`),
      answers: Array.from({ length: BUILT_IN_ANSWERS }, (_, a) => say(`q.${q}.a.${a}`)),
    })),
  };
}
