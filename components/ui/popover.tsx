'use client';
import { Popover as PopoverPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

/** A small floating panel next to what opened it. */
export const Popover = PopoverPrimitive.Root;
export const PopoverTrigger = PopoverPrimitive.Trigger;

export function PopoverContent({
  className,
  align = 'start',
  ...props
}: ComponentProps<typeof PopoverPrimitive.Content>) {
  return (
    <PopoverPrimitive.Portal>
      <PopoverPrimitive.Content
        align={align}
        sideOffset={6}
        className={cn(
          'fade-in-0 zoom-in-95 z-50 w-72 animate-in rounded-xl border bg-popover p-4 text-popover-foreground shadow-float outline-none duration-150',
          className,
        )}
        {...props}
      />
    </PopoverPrimitive.Portal>
  );
}
