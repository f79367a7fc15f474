import { useTranslations } from 'next-intl';
import { Money } from '@/components/money/money';
import { StatCard } from '@/components/page/stat-card';
import { LIABILITY_PARTS } from '@/lib/domain/analytics/liability-balances';
import type { Liability } from '@/lib/services/analytics/liability';

/** What is owed now, each part with what it means. */
export function LiabilityParts({ now, currency }: { now: Liability; currency: string }) {
  const t = useTranslations('liability.parts');
  return (
    <section aria-label={t('label')} className="grid grid-cols-2 gap-3 md:gap-4 lg:grid-cols-4">
      {(['total', ...LIABILITY_PARTS] as const).map((part) => {
        const amountMinor = now[`${part}Minor`];
        return amountMinor === null ? null : (
          <StatCard
            key={part}
            label={t(part)}
            value={<Money value={{ amountMinor, currency }} />}
            note={t(`${part}Note`)}
          />
        );
      })}
    </section>
  );
}
