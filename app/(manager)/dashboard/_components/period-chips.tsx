import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { PERIODS, type Period } from '../search-params';

/** The period of all figures of a page, kept in its address. One is always chosen. */
export function PeriodChips({ path, days, program }: { path: string; days: Period; program: string | null }) {
  const t = useTranslations('dashboard.period');
  return (
    <ul aria-label={t('label')} className="flex flex-wrap gap-2">
      {PERIODS.map((period) => (
        <li key={period}>
          <Link
            href={`${path}?${new URLSearchParams({ days: String(period), ...(program && { program }) })}`}
            scroll={false}
            aria-current={period === days ? 'true' : undefined}
            className={cn(
              'inline-flex h-9 items-center rounded-full border px-3 text-sm transition-colors',
              period === days ? 'border-primary bg-primary-soft' : 'bg-card hover:bg-accent',
            )}
          >
            {t(`${period}`)}
          </Link>
        </li>
      ))}
    </ul>
  );
}
