'use client';
import { useTranslations } from 'next-intl';
import { LessonQuiz } from '@/components/portal/lesson-quiz';
import { checkLessonAction } from '../../actions';

type LessonCheckProps = {
  lessonKey: string;
  questions: readonly { text: string; answers: readonly string[] }[];
  passed: boolean;
};

/** The questions at the end of a piece, checked by the school's server: the right answers never come here. */
export function LessonCheck({ lessonKey, questions, passed }: LessonCheckProps) {
  const t = useTranslations('training');
  return (
    <LessonQuiz
      questions={questions}
      passed={passed}
      onCheck={async (answers) => {
        const result = await checkLessonAction(lessonKey, answers);
        if (result.ok) return result.value;
        return {
          error: result.code === 'not-found' ? t('missing') : t('failed', { requestId: result.requestId ?? 'none' }),
        };
      }}
    />
  );
}
