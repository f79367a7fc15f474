import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardContent } from '@/components/ui/card';
import { requireStaff } from '@/lib/auth/session';
import { listLessons } from '@/lib/services/training/reads';
import { LessonForm } from './lesson-form';
import { LessonSwitch } from './lesson-switch';

/** The pieces of training: which are on, who has passed them, and the school's own. */
export default async function TrainingPage() {
  const ctx = await requireStaff('programs:read');
  const [t, lessons] = await Promise.all([getTranslations('training'), listLessons(ctx)]);
  const mayWrite = ctx.scopes.has('programs:write');
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-xl text-pretty text-muted-foreground">{t('manage.description')}</p>
        {mayWrite ? <LessonForm lesson={null} /> : null}
      </div>
      <ul className="flex flex-col gap-3">
        {lessons.map(({ key, own, isActive, passed }) => {
          const title = own?.title ?? t(`lessons.${key}.title` as 'title');
          return (
            <li key={key}>
              <Card>
                <CardContent className="flex flex-wrap items-center gap-4">
                  <div className="min-w-0 flex-1">
                    <p className="flex flex-wrap items-center gap-2">
                      <span className="break-words font-medium">{title}</span>
                      <Badge tone="outline">{own ? t('manage.own') : t('manage.builtIn')}</Badge>
                    </p>
                    <p className="text-muted-foreground text-sm">{t('manage.passed', { count: passed })}</p>
                  </div>
                  {own && mayWrite ? <LessonForm lesson={{ key, ...own }} /> : null}
                  <LessonSwitch lessonKey={key} title={title} isActive={isActive} disabled={!mayWrite} />
                </CardContent>
              </Card>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
