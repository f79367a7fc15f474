'use client';
import { Bell } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy } from 'react';
import { Button } from '@/components/ui/button';
import { LateMenu } from './late-menu';

export type StaffBellProps = { rewards: number; fraudCases: number };

const load = () => import('./staff-bell-open');
const StaffBellOpen = lazy(async () => ({ default: (await load()).StaffBellOpen }));

/** What waits for a member of staff, and how much of it; the page keeps it up to date by itself. */
export function StaffBell(props: StaffBellProps) {
  const t = useTranslations('shell.bell');
  const count = props.rewards + props.fraudCases;
  return (
    <LateMenu
      load={load}
      button={(given) => (
        <Button variant="ghost" size="icon" aria-label={t('label', { count })} className="relative" {...given}>
          <Bell aria-hidden />
          {count > 0 ? (
            <span
              aria-hidden
              className="tabular absolute -top-0.5 -right-0.5 flex min-w-4.5 justify-center rounded-full bg-apricot px-1 font-semibold text-[oklch(0.24_0.05_60)] text-xs leading-4.5"
            >
              {count > 9 ? '9+' : count}
            </span>
          ) : null}
        </Button>
      )}
      menu={(button) => <StaffBellOpen {...props}>{button}</StaffBellOpen>}
    />
  );
}
