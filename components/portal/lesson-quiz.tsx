'use client';
import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAction } from '@/components/forms/use-action';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import type { ActionResult } from '@/lib/auth/run-action';

type LessonQuizProps = {
  questions: readonly { text: string; answers: readonly string[] }[];
  /** Passed already; the questions can be answered again for fun. */
  passed: boolean;
  /** Answers which questions are wrong. */
  onCheck: (answers: number[]) => Promise<ActionResult<{ passed: boolean; wrong: number[] }>>;
};

/** A few questions with one right answer each. What is wrong is marked; one can try as often as one likes. */
export function LessonQuiz({ questions, passed: before, onCheck }: LessonQuizProps) {
  const t = useTranslations('training');
  const [passed, setPassed] = useState(before);
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const [message, setMessage] = useState<ReactNode>();
  const { run, pending } = useAction(
    ({ message: said, errors }) => setMessage(said || errors[0]?.message),
    'unreachable',
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const given = questions.map((_, index) => data.get(`q${index}`));
    if (given.includes(null)) return setMessage(t('open'));
    void run(
      () => onCheck(given.map(Number)),
      (result) => {
        setWrong(result.wrong);
        setPassed(passed || result.passed);
        setMessage(result.passed ? undefined : t('wrong', { count: result.wrong.length }));
      },
    );
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5 rounded-xl border bg-card p-5">
      <h2 className="text-xl">{t('checkTitle')}</h2>
      {questions.map(({ text, answers }, index) => (
        <fieldset key={text} className="flex min-w-0 flex-col gap-2">
          <legend className="mb-2 font-medium">{text}</legend>
          {answers.map((answer, number) => (
            <label
              key={answer}
              className="flex min-h-12 cursor-pointer items-center gap-3 rounded-xl border px-4 py-2.5 has-checked:border-primary has-checked:bg-primary-soft"
            >
              <input type="radio" name={`q${index}`} value={number} className="size-5 shrink-0 accent-primary" />
              <span className="text-pretty">{answer}</span>
            </label>
          ))}
          {wrong.includes(index) ? <p className="text-base text-destructive">{t('wrongHere')}</p> : null}
        </fieldset>
      ))}
      <div role="status" className="empty:hidden">
        {message ? <Alert tone="warning" title={message} /> : null}
        {passed && !message ? (
          <p className="flex items-center gap-2 font-medium text-success">
            <CircleCheck aria-hidden className="size-5" />
            {t('right')}
          </p>
        ) : null}
      </div>
      <Button type="submit" size="lg" pending={pending}>
        {t('check')}
      </Button>
    </form>
  );
}
