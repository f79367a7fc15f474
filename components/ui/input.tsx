'use client';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlClasses } from './control-classes';
import { useEarlyValue } from './use-early-value';

/** A one-line text box. */
export function Input({ ref, className, type = 'text', ...props }: ComponentProps<'input'>) {
  const box = useEarlyValue(ref);
  return (
    <input ref={box} type={type} className={cn(controlClasses, 'h-11 file:h-full md:h-9', className)} {...props} />
  );
}
