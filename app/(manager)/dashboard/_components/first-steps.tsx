import { ArrowRight, CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import type { DashboardFacts } from '@/lib/services/analytics/dashboard';

type FirstStepsProps = { setup: DashboardFacts['setup']; programId: string | null; mayWrite: boolean };

/** What a new school sees instead of empty charts: three steps, each with the way to it and a tick when it is done. */
export function FirstSteps({ setup, programId, mayWrite }: FirstStepsProps) {
  const t = useTranslations('dashboard.start');
  const hasDraft = setup.programs > 0;
  const steps = [
    {
      key: 'program',
      done: setup.publishedPrograms > 0,
      title: t('program.title'),
      text: hasDraft ? t('program.draftText') : t('program.text'),
      action: hasDraft ? t('program.draftAction') : t('program.action'),
      href: hasDraft ? '/programs' : '/programs/new',
    },
    {
      key: 'people',
      done: setup.referrers,
      title: t('people.title'),
      text: t('people.text'),
      action: t('people.action'),
      href: '/people',
    },
    {
      key: 'share',
      done: setup.codes,
      title: t('share.title'),
      text: t('share.text'),
      action: t('share.action'),
      href: programId ? `/programs/${programId}/codes` : '/programs',
    },
  ];
  const next = steps.find(({ done }) => !done)?.key;
  return (
    <section className="flex flex-col gap-5 rounded-xl border bg-card px-5 py-6 md:px-8 md:py-8">
      <div className="flex flex-col gap-1">
        <h2 className="text-xl">{t('title')}</h2>
        <p className="text-muted-foreground">{t('description')}</p>
      </div>
      <ol className="grid gap-4 lg:grid-cols-3">
        {steps.map((step, index) => (
          <li
            key={step.key}
            className={cn(
              'flex flex-col gap-2 rounded-xl border p-5',
              step.key === next && 'border-primary bg-primary-soft',
            )}
          >
            <span className="flex items-center gap-2">
              {step.done ? (
                <CircleCheck aria-hidden className="size-6 text-success" />
              ) : (
                <span
                  aria-hidden
                  className="tabular flex size-6 items-center justify-center rounded-full border bg-card font-semibold text-sm"
                >
                  {index + 1}
                </span>
              )}
              {step.done ? <span className="text-success text-sm">{t('done')}</span> : null}
            </span>
            <h3 className="text-lg">{step.title}</h3>
            <p className="text-pretty text-muted-foreground">{step.text}</p>
            {mayWrite && !step.done ? (
              <Button asChild variant={step.key === next ? 'primary' : 'secondary'} className="mt-auto w-fit">
                <Link href={step.href}>
                  {step.action}
                  <ArrowRight aria-hidden />
                </Link>
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
