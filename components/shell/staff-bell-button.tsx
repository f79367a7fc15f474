'use client';
import { lazy } from 'react';
import { Button } from '@/components/ui/button';
import { BellFace } from './bell-face';
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
          <BellFace count={count} />
        </Button>
      )}
      menu={(button) => <StaffBellOpen {...props}>{button}</StaffBellOpen>}
    />
  );
}
