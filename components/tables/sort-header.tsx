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
  const arrow = <Icon aria-hidden className={cn('mx-1 inline size-3.5 align-[-0.15em]', !direction && 'opacity-60')} />;
  const [first = label] = label.split(' ');
  const last = label.slice(label.lastIndexOf(' ') + 1);
  return (
    <button
      type="button"
      onClick={onSort}
      className={cn(
        '-mx-1.5 min-h-7 rounded-md px-1.5 text-left hover:bg-accent hover:text-foreground',
        align === 'right' && 'text-right',
        direction && 'text-foreground',
      )}
    >
      {/* The arrow stays beside its word when they wrap: the first of a column of figures, else the last. */}
      {align === 'right' ? (
        <>
          <span className="whitespace-nowrap">
            {arrow}
            {first}
          </span>
          {label.slice(first.length)}
        </>
      ) : (
        <>
          {label.slice(0, label.length - last.length)}
          <span className="whitespace-nowrap">
            {last}
            {arrow}
          </span>
        </>
      )}
    </button>
  );
}
