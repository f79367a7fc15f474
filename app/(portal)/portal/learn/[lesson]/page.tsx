import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireReferrer } from '@/lib/auth/session';
import { listOwnLessons } from '@/lib/services/training/reads';
import { PortalHeader } from '../../_components/portal-header';
import { lessonWords } from '../_components/lesson-words';
import { LessonCheck } from './_components/lesson-check';

type Props = { params: Promise<{ lesson: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('title') };
}

/** A piece of training: a short text, and questions at its end. */
export default async function LessonPage({ params }: Props) {
  const ctx = await requireReferrer();
  const [{ lesson: key }, t, { lessons }] = await Promise.all([
    params,
    getTranslations('training'),
    listOwnLessons(ctx),
  ]);
  const lesson = lessons.find((one) => one.key === key);
  if (!lesson) notFound();
  const { title, body, questions } = lessonWords(t, lesson);
  return (
    <div className="flex flex-col gap-5">
      <Button asChild variant="ghost" className="-ml-3.5 h-11 self-start">
        <Link href="/portal/learn">
          <ArrowLeft aria-hidden />
          {t('back')}
        </Link>
      </Button>
      <PortalHeader title={title} />
      <div className="flex flex-col gap-4 text-pretty">
        {body.split(/\n{2,}/).map((paragraph) => (
          <p key={paragraph} className="whitespace-pre-line">
            {paragraph}
          </p>
        ))}
      </div>
      <LessonCheck lessonKey={key} questions={questions} passed={lesson.passedAt !== null} />
    </div>
  );
}
