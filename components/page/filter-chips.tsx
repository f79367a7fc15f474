'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { useOwnAddress } from './use-own-address';

type FilterChipsProps = {
  /** The search parameter that keeps the choice. */
  param: string;
  label: string;
  options: readonly { value: string; label: string; count?: number }[];
  /** What is shown while the URL says nothing. */
  fallback?: string;
};

/** One filter as chips, kept in the URL. Choosing the chosen one again takes the filter away; the cursor starts over. */
export function FilterChips({ param, label, options, fallback }: FilterChipsProps) {
  const t = useTranslations('common');
  const { pathname, params } = useOwnAddress();
  const chosen = params.get(param) ?? fallback;
  function hrefOf(value: string) {
    const next = new URLSearchParams(params);
    next.delete('cursor');
    if (value === chosen) next.delete(param);
    else next.set(param, value);
    return `${pathname}?${next}`;
  }
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {options.map((option) => {
        const on = option.value === chosen;
        return (
          <li key={option.value}>
            <Link
              href={hrefOf(option.value)}
              scroll={false}
              aria-current={on ? 'true' : undefined}
              className={cn(
                'inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-sm transition-colors',
                on ? 'border-primary bg-primary-soft text-foreground' : 'bg-card hover:bg-accent',
              )}
            >
              {option.label}
              {option.count === undefined ? null : (
                <span className="tabular text-muted-foreground text-xs">{option.count}</span>
              )}
              {on && option.value !== fallback ? <X aria-label={t('removeFilter')} className="size-3.5" /> : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
