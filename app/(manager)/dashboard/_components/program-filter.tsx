'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';

type ProgramFilterProps = { programs: readonly { id: string; name: string }[]; chosen: string | null };

const ALL = 'all';

/** One programme or all, kept in the address. */
export function ProgramFilter({ programs, chosen }: ProgramFilterProps) {
  const t = useTranslations('dashboard.program');
  const pathname = usePathname();
  const router = useRouter();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  function choose(id: string) {
    const next = new URLSearchParams(params);
    if (id === ALL) next.delete('program');
    else next.set('program', id);
    start(() => router.replace(`${pathname}?${next}`, { scroll: false }));
  }
  return (
    <Select value={chosen ?? ALL} onValueChange={choose}>
      <SelectTrigger aria-label={t('label')} aria-busy={pending} className="w-full sm:w-60">
        <SelectValue>{programs.find(({ id }) => id === chosen)?.name ?? t('all')}</SelectValue>
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={ALL}>{t('all')}</SelectItem>
        {programs.map(({ id, name }) => (
          <SelectItem key={id} value={id}>
            {name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
