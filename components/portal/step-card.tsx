import { useTranslations } from 'next-intl';
import { Progress } from '@/components/ui/progress';

type StepCardProps = {
  /** Friends who joined, rewarded. */
  count: number;
  next: { atCount: number; missing: number } | null;
  /** What the step brings, in words. */
  brings: string;
  /** Whether the programme has steps at all. */
  hasSteps: boolean;
};

/** "2 more friends to your next step", and what it brings. */
export function StepCard({ count, next, brings, hasSteps }: StepCardProps) {
  const t = useTranslations('portal.home.step');
  if (!next) {
    return (
      <section className="rounded-xl border bg-card p-5">
        <p className="text-pretty font-medium">{hasSteps ? t('top') : t('plain', { count })}</p>
      </section>
    );
  }
  return (
    <section className="flex flex-col gap-3 rounded-xl border bg-card p-5">
      <h2 className="text-lg">{t('title', { missing: next.missing })}</h2>
      <Progress value={count} max={next.atCount} label={t('bar')} className="h-2.5" />
      <p className="flex flex-wrap justify-between gap-x-4 text-base text-muted-foreground">
        <span>{t('done', { count })}</span>
        <span className="tabular">
          {count} / {next.atCount}
        </span>
      </p>
      {brings ? <p className="text-pretty">{brings}</p> : null}
    </section>
  );
}
