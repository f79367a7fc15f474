import { TrendingDown, TrendingUp, TriangleAlert } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { formatDay } from '@/lib/i18n/format-day';
import type { ProgramHealth as Health } from '@/lib/services/programs/program-health';

/** How a programme fares: when somebody last enrolled, where the rate goes, and what needs a look. */
export function ProgramHealth({ health }: { health: Health }) {
  const t = useTranslations('programs.health');
  const format = useFormatter();
  const percent = (bps: number) => format.number(bps / 10_000, { style: 'percent', maximumFractionDigits: 1 });
  const { notes, lastConversionDay, rateBps, previousRateBps, budgetUsedBps, findings } = health;
  const locale = useLocale();
  const isUp = rateBps !== null && previousRateBps !== null && rateBps >= previousRateBps;
  const Trend = isUp ? TrendingUp : TrendingDown;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-muted-foreground">
        <span>{lastConversionDay ? t('last', { day: formatDay(lastConversionDay, locale) }) : t('none')}</span>
        {rateBps === null ? null : (
          <span className="inline-flex flex-wrap items-center gap-x-1">
            {t('rate', { rate: percent(rateBps) })}
            {previousRateBps === null || previousRateBps === rateBps ? null : (
              <span className="inline-flex items-center gap-1 whitespace-nowrap">
                <Trend aria-hidden className="size-3.5" />
                {t('before', { rate: percent(previousRateBps) })}
              </span>
            )}
          </span>
        )}
        {budgetUsedBps === null ? null : <span>{t('budget', { used: percent(budgetUsedBps) })}</span>}
        {findings > 0 ? <span>{t('findings', { count: findings })}</span> : null}
      </p>
      {notes.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {notes.map((note) => (
            <li key={note.code}>
              <Badge tone={note.code === 'budget-used-up' ? 'danger' : 'warning'}>
                <TriangleAlert aria-hidden />
                {note.code === 'quiet' ? t('note.quiet', { days: note.days }) : t(`note.${note.code}`)}
              </Badge>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
