import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from './cn';
import { controlClasses } from './control-classes';

export const selectClasses = cn(
  controlClasses,
  'flex h-11 items-center justify-between gap-2 text-left md:h-9 data-[placeholder]:text-muted-foreground [&>span]:truncate',
);

/** A closed list, without the list: for one that is fetched when it is wanted. */
export function SelectFace({ className, children, ...props }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      role="combobox"
      aria-expanded={false}
      {...props}
      aria-haspopup="listbox"
      className={cn(selectClasses, className)}
    >
      <span>{children}</span>
      <SelectChevron />
    </button>
  );
}

export function SelectChevron(props: ComponentProps<'svg'>) {
  return <ChevronDown aria-hidden className="size-4 shrink-0 text-muted-foreground" {...props} />;
}
