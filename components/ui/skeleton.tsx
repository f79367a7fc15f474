import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A grey shape where something will come. The page around it says so to screen readers (see PageSkeleton). */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return <div aria-hidden className={cn('animate-pulse rounded-lg bg-muted', className)} {...props} />;
}
