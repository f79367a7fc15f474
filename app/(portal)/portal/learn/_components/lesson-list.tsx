import { Award, CircleCheck, GraduationCap } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/ui/link';
import { Progress } from '@/components/ui/progress';
import type { Ctx } from '@/lib/services/context';
import { listOwnLessons } from '@/lib/services/training/reads';
import { lessonWords } from './lesson-words';

/** The pieces of training with what is passed, and the badge for who has passed all. Nothing where a school has none. */
export async function LessonList({ ctx }: { ctx: Ctx }) {
  const [t, { lessons, badge }] = await Promise.all([getTranslations('training'), listOwnLessons(ctx)]);
  if (!lessons.length) return null;
  const done = lessons.filter(({ passedAt }) => passedAt).length;
  return (
    <section className="flex flex-col gap-4 rounded-xl border bg-card p-5">
      <div>
        <h2 className="text-lg">{t('title')}</h2>
        <p className="text-pretty text-muted-foreground">{t('lead')}</p>
      </div>
      {badge ? (
        <p className="flex items-center gap-3 rounded-xl bg-apricot-soft p-4 text-apricot-foreground">
          <Award aria-hidden className="size-8 shrink-0" />
          <span>
            <span className="block font-semibold text-foreground">{t('badge')}</span>
            {t('badgeText')}
          </span>
        </p>
      ) : (
        <div className="flex flex-col gap-1.5">
          <Progress value={done} max={lessons.length} label={t('bar')} className="h-2.5" />
          <p className="text-base text-muted-foreground">{t('progress', { done, of: lessons.length })}</p>
        </div>
      )}
      <ul className="divide-y">
        {lessons.map((lesson) => {
          const Icon = lesson.passedAt ? CircleCheck : GraduationCap;
          return (
            <li key={lesson.key}>
              <Link
                href={`/portal/learn/${lesson.key}`}
                className="flex min-h-14 items-center gap-3 py-3 hover:underline"
              >
                <Icon aria-hidden className={lesson.passedAt ? 'size-6 text-success' : 'size-6 text-primary'} />
                <span className="flex-1">
                  <span className="block font-medium">{lessonWords(t, lesson).title}</span>
                  <span className="block text-base text-muted-foreground">
                    {lesson.passedAt ? t('passed') : t('minutes', { questions: lesson.questionCount })}
                  </span>
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
