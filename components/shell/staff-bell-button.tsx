'use client';
import { Bell } from 'lucide-react';
import { lazy } from 'react';
import { Button } from '@/components/ui/button';
import { LateMenu } from './late-menu';
import type { StaffBellProps } from './staff-bell';

export type StaffBellButtonProps = StaffBellProps & { label: string };

const load = () => import('./staff-bell-open');
const StaffBellOpen = lazy(async () => ({ default: (await load()).StaffBellOpen }));

/** The bell with its number, and its menu when it is wanted. */
export function StaffBellButton({ label, ...props }: StaffBellButtonProps) {
  const count = props.rewards + props.fraudCases;
  return (
    <LateMenu
      load={load}
      button={(given) => (
        <Button variant="ghost" size="icon" aria-label={label} className="relative" {...given}>
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
