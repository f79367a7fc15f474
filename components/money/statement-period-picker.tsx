import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';
import type { ChosenDays } from '@/lib/domain/ledger/choose-days';
import { STATEMENT_PERIODS } from '@/lib/domain/ledger/statement-period';

type PickerProps = { path: string; chosen: ChosenDays; wished: { from: string | null; to: string | null } };

/** The period of a statement, kept in the address; own dates are a plain form, which needs no script. */
export function StatementPeriodPicker({ path, chosen, wished }: PickerProps) {
  const t = useTranslations('statements.period');
  const isOwn = chosen.period === 'custom';
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label={t('label')} className="flex flex-wrap gap-2">
        {STATEMENT_PERIODS.map((period) => (
          <li key={period}>
            <Link
              href={`${path}?period=${period}`}
              scroll={false}
              aria-current={period === chosen.period ? 'true' : undefined}
              className={cn(
                'inline-flex h-9 items-center rounded-full border px-3 text-sm transition-colors',
                period === chosen.period ? 'border-primary bg-primary-soft' : 'bg-card hover:bg-accent',
              )}
            >
              {t(period)}
            </Link>
          </li>
        ))}
      </ul>
      {isOwn ? (
        <form action={path} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="period" value="custom" />
          {(['from', 'to'] as const).map((name) => (
            <label key={name} htmlFor={`statement-${name}`} className="flex flex-col gap-1 text-sm">
              {t(name)}
              <Input
                id={`statement-${name}`}
                type="date"
                name={name}
                defaultValue={wished[name] ?? ''}
                aria-invalid={chosen.problem ? true : undefined}
                className="w-40"
              />
            </label>
          ))}
          <Button type="submit" variant="secondary">
            {t('show')}
          </Button>
        </form>
      ) : null}
      {chosen.problem ? <Alert tone="warning" title={t(chosen.problem)} /> : null}
    </div>
  );
}
