import { useFormatter, useTranslations } from 'next-intl';
import { ChartFrame } from './chart-frame';

type FunnelStep = {
  key: string;
  label: string;
  count: number;
  /** Of all sign-ups, 0 to 1: said instead of the share of the step before where a friend may leave steps out. */
  ofSignUps?: number | null;
};

type FunnelChartProps = {
  title: string;
  description?: string;
  /** Head of the step column: "Step". */
  category: string;
  /** Head of the figure: "People". */
  countLabel: string;
  steps: readonly FunnelStep[];
  fileName: string;
};

/** How many go on from each step to the next: bars from one left edge, each with its figure and its share. */
export function FunnelChart({ steps, countLabel, ...frame }: FunnelChartProps) {
  const t = useTranslations('charts');
  const format = useFormatter();
  const first = steps[0]?.count ?? 0;
  const shareOf = ({ count, ofSignUps }: FunnelStep, before: number | undefined) => {
    if (typeof ofSignUps === 'number') return t('ofSignUps', { share: ofSignUps });
    return before ? t('ofPrevious', { share: count / before }) : null;
  };
  const rows = steps.map((step) => ({ label: step.label, values: { count: step.count } }));
  return (
    <ChartFrame {...frame} rows={rows} series={[{ key: 'count', label: countLabel }]}>
      <ol className="flex flex-col gap-3.5">
        {steps.map((step, index) => {
          const before = index > 0 ? steps[index - 1]?.count : undefined;
          return (
            <li key={step.key} className="flex flex-col gap-1.5">
              <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span className="font-medium">{step.label}</span>
                <span className="text-muted-foreground text-xs">
                  {shareOf(step, before)}
                  <span className="tabular ml-3 font-medium text-base text-foreground">
                    {format.number(step.count)}
                  </span>
                </span>
              </p>
              <span aria-hidden className="block h-3 overflow-hidden rounded-full bg-muted">
                <span
                  className="block h-full min-w-1 rounded-full bg-chart-1"
                  style={{ width: `${first > 0 ? Math.min(100, (step.count / first) * 100) : 0}%` }}
                />
              </span>
            </li>
          );
        })}
      </ol>
    </ChartFrame>
  );
}
