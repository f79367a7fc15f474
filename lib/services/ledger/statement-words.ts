import { dayIn } from '@/lib/domain/common/days';
import type { Language } from '@/lib/domain/common/languages';
import { translator } from '@/lib/i18n/translator';
import type { Statement } from './contact-statement';

/** A whole day `YYYY-MM-DD` as people read it. */
export function writeDay(day: string, language: Language): string {
  const parts = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const format = new Intl.DateTimeFormat(regionalName(language), { ...parts, timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The language as documents name it: English with the day before the month. */
export function regionalName(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

/** The period of a statement in days, both included. */
export function writePeriod({ from, to, language, organization }: Statement): string {
  const t = translator('statements', undefined, language);
  const first = from && writeDay(dayIn(organization.timeZone, from), language);
  const last = to && writeDay(dayIn(organization.timeZone, new Date(to.getTime() - 1)), language);
  if (first && last) return t('range', { from: first, to: last });
  if (first) return t('since', { from: first });
  return last ? t('until', { until: last }) : t('all');
}
