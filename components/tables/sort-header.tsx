'use client';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { cn } from '@/components/ui/cn';

type SortHeaderProps = {
  label: string;
  direction: 'asc' | 'desc' | false;
  align?: 'left' | 'right';
  onSort: () => void;
};

/** The button in a sortable column's head. The state itself is on the `th`, as aria-sort. */
export function SortHeader({ label, direction, align, onSort }: SortHeaderProps) {
  const Icon = direction === 'asc' ? ArrowUp : direction === 'desc' ? ArrowDown : ChevronsUpDown;
  return (
    <button
      type="button"
      onClick={onSort}
      className={cn(
        '-mx-1.5 inline-flex min-h-7 items-center gap-1 rounded-md px-1.5 hover:bg-accent hover:text-foreground',
        align === 'right' && 'flex-row-reverse text-right',
        direction && 'text-foreground',
      )}
    >
      {label}
      <Icon aria-hidden className={cn('size-3.5 shrink-0', !direction && 'opacity-60')} />
    </button>
  );
}
