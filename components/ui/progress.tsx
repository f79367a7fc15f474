'use client';
import { Progress as ProgressPrimitive } from 'radix-ui';
import { cn } from './cn';

type ProgressProps = { value: number; max?: number; label: string; className?: string };

/** How far along, from 0 to `max`. `label` names it for screen readers. */
export function Progress({ value, max = 100, label, className }: ProgressProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <ProgressPrimitive.Root
      value={Math.min(Math.max(value, 0), max)}
      max={max}
      aria-label={label}
      className={cn('h-2 w-full overflow-hidden rounded-full bg-muted', className)}
    >
      <ProgressPrimitive.Indicator
        className="h-full rounded-full bg-primary transition-[width] duration-200"
        style={{ width: `${share * 100}%` }}
      />
    </ProgressPrimitive.Root>
  );
}
