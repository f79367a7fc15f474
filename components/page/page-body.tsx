import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn';

/** The frame of a page's content: even gaps, and no wider than one can compare. `narrow` for forms and reading. */
export function PageBody({ narrow, className, ...props }: ComponentProps<'div'> & { narrow?: boolean }) {
  return (
    <div
      className={cn('mx-auto flex w-full flex-col gap-6', narrow ? 'max-w-2xl' : 'max-w-7xl', className)}
      {...props}
    />
  );
}
