'use client';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlClasses } from './control-classes';
import { useEarlyValue } from './use-early-value';

/** A text box of several lines that grows with what is written. */
export function Textarea({ ref, className, ...props }: ComponentProps<'textarea'>) {
  const box = useEarlyValue(ref);
  return (
    <textarea ref={box} className={cn(controlClasses, 'field-sizing-content min-h-20 py-2', className)} {...props} />
  );
}
