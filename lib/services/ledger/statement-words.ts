import { dayIn } from '@/lib/domain/common/days';
import { DEFAULT_LOCALE } from '@/lib/i18n/config';
import { translator } from '@/lib/i18n/translator';
import type { Statement } from './contact-statement';

const format = new Intl.DateTimeFormat(`${DEFAULT_LOCALE}-GB`, {
  ...{ day: 'numeric', month: 'short', year: 'numeric' },
  timeZone: 'UTC',
});

/** A whole day `YYYY-MM-DD` as people read it. */
export function writeDay(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The period of a statement in days, both included. */
export function writePeriod({ from, to, organization }: Statement): string {
  const t = translator('statements');
  const first = from && writeDay(dayIn(organization.timeZone, from));
  const last = to && writeDay(dayIn(organization.timeZone, new Date(to.getTime() - 1)));
  if (first && last) return t('range', { from: first, to: last });
  if (first) return t('since', { from: first });
  return last ? t('until', { until: last }) : t('all');
}
