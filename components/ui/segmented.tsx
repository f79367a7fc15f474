'use client';
import { ToggleGroup } from 'radix-ui';
import { cn } from './cn';

type SegmentedProps<Value extends string> = {
  id?: string;
  'aria-label': string;
  'aria-describedby'?: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
  className?: string;
  optionClassName?: string;
};

/** One of a few, side by side. It changes what is shown around it; where each choice has a panel of its own, use Tabs. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { value, onValueChange, options, className, optionClassName, ...rest } = props;
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      // Pressing the chosen one again must not leave none chosen.
      onValueChange={(next) => next && onValueChange(next as Value)}
      className={cn('inline-flex h-9 items-center gap-1 rounded-lg bg-muted p-1 text-muted-foreground', className)}
      {...rest}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className={cn(
            'inline-flex h-7 items-center justify-center whitespace-nowrap rounded-md px-3 font-medium text-sm transition-colors hover:text-foreground data-[state=on]:bg-card data-[state=on]:text-foreground',
            optionClassName,
          )}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
