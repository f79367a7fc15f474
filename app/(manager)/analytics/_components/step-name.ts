import type { useTranslations } from 'next-intl';
import type { FunnelStep } from '@/lib/services/analytics/funnel';

/** A step of the funnel as it is shown: the school's own word, else Kith's, else its key. */
export function stepName(
  { key, label }: Pick<FunnelStep, 'key' | 'label'>,
  t: ReturnType<typeof useTranslations<'analytics.funnel.steps'>>,
): string {
  return label ?? (t.has(key as 'leads') ? t(key as 'leads') : key);
}
