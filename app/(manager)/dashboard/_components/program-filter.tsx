'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { lazy, useTransition } from 'react';
import { LateMenu } from '@/components/shell/late-menu';
import { SelectFace } from '@/components/ui/select-face';

type ProgramFilterProps = { programs: readonly { id: string; name: string }[]; chosen: string | null };

const load = () => import('./program-select');
const ProgramSelect = lazy(async () => ({ default: (await load()).ProgramSelect }));

const ALL = 'all';

/** One programme or all, kept in the address. The list is fetched when it is wanted. */
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
  const shown = programs.find(({ id }) => id === chosen)?.name ?? t('all');
  const face = { 'aria-label': t('label'), 'aria-busy': pending, className: 'w-full sm:w-60' };
  return (
    <LateMenu
      load={load}
      button={(given) => (
        <SelectFace {...face} {...given}>
          {shown}
        </SelectFace>
      )}
      menu={() => (
        <ProgramSelect
          {...face}
          shown={shown}
          options={[{ id: ALL, name: t('all') }, ...programs]}
          value={chosen ?? ALL}
          onValueChange={choose}
        />
      )}
    />
  );
}
