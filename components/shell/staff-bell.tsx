'use client';
import { Bell } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';

/** What waits for a member of staff, and how much of it; the page keeps it up to date by itself. */
export function StaffBell({ rewards, fraudCases }: { rewards: number; fraudCases: number }) {
  const t = useTranslations('shell.bell');
  const count = rewards + fraudCases;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t('label', { count })} className="relative">
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
      </DropdownMenuTrigger>
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
