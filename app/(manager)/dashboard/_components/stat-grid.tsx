import { useFormatter, useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { StatCard } from '@/components/page/stat-card';
import type { Overview } from '@/lib/services/analytics/overview';
import { ChangeNote } from './change-note';

/** The six figures that matter, each against the period before. */
export function StatGrid({ overview }: { overview: Overview }) {
  const t = useTranslations('dashboard.stats');
  const format = useFormatter();
  const { totals, previous, currency } = overview;
  const money = (amountMinor: number | null) =>
    amountMinor === null ? '–' : <Money value={{ amountMinor, currency }} />;
  return (
    <section aria-label={t('label')} className="grid grid-cols-2 gap-3 md:grid-cols-3 md:gap-4 xl:grid-cols-6">
      {(['touches', 'leads', 'conversions'] as const).map((key) => (
        <StatCard
          key={key}
          label={t(key)}
          value={format.number(totals[key])}
          note={<ChangeNote now={totals[key]} before={previous[key]} />}
        />
      ))}
      <StatCard
        label={t('rewards')}
        value={money(totals.rewardMinor)}
        note={<ChangeNote now={totals.rewardMinor} before={previous.rewardMinor} />}
      />
      <StatCard
        label={t('cost')}
        value={money(totals.costPerAcquisitionMinor)}
        note={<ChangeNote now={totals.costPerAcquisitionMinor} before={previous.costPerAcquisitionMinor} />}
      />
      <StatCard
        label={t('rate')}
        value={totals.conversionRate === null ? '–' : format.number(totals.conversionRate, 'percent')}
        note={<ChangeNote now={totals.conversionRate} before={previous.conversionRate} isRate />}
      />
    </section>
  );
}
