'use client';
import { Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { ErrorSummary } from '@/components/ui/error-summary';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { Textarea } from '@/components/ui/textarea';
import { toast } from '@/components/ui/toast';
import type { LessonQuestion } from '@/lib/domain/training/lessons';
import { saveLessonAction } from '../actions';
import { parseAnswers, showAnswers } from './parse-answers';

type LessonFormProps = { lesson: { key: string; title: string; body: string; questions: LessonQuestion[] } | null };

const NUMBERS = [0, 1, 2] as const;

/** A piece of the school's own: title, text, two or three questions. */
export function LessonForm({ lesson }: LessonFormProps) {
  const t = useTranslations('training.manage');
  const [open, setOpen] = useState(false);
  const [wrong, setWrong] = useState<readonly number[]>([]);
  const { run, failure, pending, errorOf } = useActionForm();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const typed = NUMBERS.map((number) => ({ number, text: said(`text${number}`), lines: said(`answers${number}`) }));
    const used = typed.filter(({ number, text, lines }) => number < 2 || text || lines);
    const questions = used.map(({ number, text, lines }) => ({ number, text, parsed: parseAnswers(lines) }));
    const bad = questions.filter(({ parsed }) => !parsed).map(({ number }) => number);
    setWrong(bad);
    if (bad.length) return;
    run(
      () =>
        saveLessonAction({
          ...(lesson ? { key: lesson.key } : {}),
          ...{ title: said('title'), body: said('body') },
          questions: questions.map(({ text, parsed }) => ({ text, ...parsed })),
        }),
      () => {
        setOpen(false);
        toast.success(t('saved'));
      },
    );
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={lesson ? 'ghost' : 'primary'} size={lesson ? 'sm' : 'md'}>
          {lesson ? <Pencil aria-hidden /> : <Plus aria-hidden />}
          {lesson ? t('edit') : t('add')}
        </Button>
      </DialogTrigger>
      <DialogContent className="max-h-[90dvh] overflow-y-auto">
        <DialogHeader>
          <DialogTitle>{t('formTitle')}</DialogTitle>
          <DialogDescription>{t('formText')}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="flex flex-col gap-4">
          <ErrorSummary errors={failure.errors} message={failure.message || undefined} />
          <FormField name="title" label={t('name')} error={errorOf('title')} required>
            <Input name="title" defaultValue={lesson?.title} />
          </FormField>
          <FormField name="body" label={t('body')} error={errorOf('body')} required>
            <Textarea name="body" rows={6} defaultValue={lesson?.body} />
          </FormField>
          {NUMBERS.map((number) => (
            <Question
              key={number}
              number={number}
              question={lesson?.questions[number]}
              isWrong={wrong.includes(number)}
              error={errorOf(`questions.${number}.text`)}
            />
          ))}
          <Button type="submit" pending={pending}>
            {t('save')}
          </Button>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type QuestionProps = {
  number: number;
  question: LessonQuestion | undefined;
  isWrong: boolean;
  error: string | undefined;
};

function Question({ number, question, isWrong, error }: QuestionProps) {
  const t = useTranslations('training.manage');
  const label = { number: number + 1 };
  return (
    <fieldset className="flex flex-col gap-3 border-t pt-4">
      <FormField
        name={`text${number}`}
        label={t('question', label)}
        help={number === 2 ? t('third') : undefined}
        error={error}
      >
        <Input name={`text${number}`} defaultValue={question?.text} />
      </FormField>
      <FormField
        name={`answers${number}`}
        label={t('answers', label)}
        help={t('answersHelp')}
        error={isWrong ? t('answersWrong') : undefined}
      >
        <Textarea name={`answers${number}`} rows={3} defaultValue={question && showAnswers(question)} />
      </FormField>
    </fieldset>
  );
}
