'use client';
import { LessonQuiz } from '@/components/portal/lesson-quiz';
import { checkLessonAction } from '../../actions';

type LessonCheckProps = {
  lessonKey: string;
  questions: readonly { text: string; answers: readonly string[] }[];
  passed: boolean;
};

/** The questions at the end of a piece, checked by the school's server: the right answers never come here. */
export function LessonCheck({ lessonKey, questions, passed }: LessonCheckProps) {
  return (
    <LessonQuiz questions={questions} passed={passed} onCheck={(answers) => checkLessonAction(lessonKey, answers)} />
  );
}
