'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { Link } from '@/components/ui/link';
import type { StaffBellProps } from './staff-bell';

/** The bell's menu, open when it comes; `children` is the bell. */
export function StaffBellOpen({ rewards, fraudCases, children }: StaffBellProps & { children: ReactNode }) {
  const t = useTranslations('shell.bell');
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{children}</DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem asChild>
          <Link href="/rewards">{t('rewards', { count: rewards })}</Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href="/fraud">{t('fraud', { count: fraudCases })}</Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
