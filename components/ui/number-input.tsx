'use client';
import { useLocale } from 'next-intl';
import { type ChangeEvent, type ComponentProps, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { cn } from './cn';
import { Input } from './input';
import { caretAfter, formatTyped, minorToTyped, numberShape, typedToMinor } from './typed-number';

type NumberInputProps = Omit<ComponentProps<'input'>, 'value' | 'defaultValue' | 'onChange' | 'type' | 'prefix'> & {
  /** Digits behind the decimal sign. The value is an integer in the smallest unit: 12.5 with one decimal is 125. */
  decimals?: number;
  value?: number | null;
  defaultValue?: number | null;
  onValueChange?: (value: number | null) => void;
  /** What stands beside the figure: a currency, "%", "days". */
  unit?: ReactNode;
};

/** A number, formatted while it is typed. With `name`, a form is sent the plain integer, not the formatted text. */
export function NumberInput(props: NumberInputProps) {
  const { decimals = 0, value, defaultValue, onValueChange, unit, name, className, ...rest } = props;
  const shape = numberShape(useLocale(), decimals);
  const write = (minor: number | null | undefined) =>
    minor === null || minor === undefined ? '' : minorToTyped(minor, shape);
  const [text, setText] = useState(() => write(value === undefined ? defaultValue : value));
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const current = typedToMinor(text, shape);
  // A value set from outside wins, unless it is what the text already says ("50." is 5000, and stays "50.").
  const shown = value === undefined || value === current ? text : write(value);

  useLayoutEffect(() => {
    if (caret.current === null) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  function change(event: ChangeEvent<HTMLInputElement>) {
    const typed = event.target.value;
    const next = formatTyped(typed, shape);
    caret.current = caretAfter(typed, event.target.selectionStart ?? typed.length, next, shape);
    setText(next);
    onValueChange?.(typedToMinor(next, shape));
  }

  return (
    <span className={cn('relative block', className)}>
      <Input
        {...rest}
        ref={input}
        inputMode={decimals > 0 ? 'decimal' : 'numeric'}
        autoComplete="off"
        value={shown}
        onChange={change}
        className={cn('text-right tabular-nums', unit && 'pr-14')}
      />
      {unit ? (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-0 flex w-13 items-center justify-center border-l text-muted-foreground text-sm"
        >
          {unit}
        </span>
      ) : null}
      {name ? <input type="hidden" name={name} value={typedToMinor(shown, shape) ?? ''} /> : null}
    </span>
  );
}
