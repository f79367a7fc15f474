'use client';
import { CircleAlert } from 'lucide-react';
import { useController } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldId } from '@/components/ui/field-id';
import { Label } from '@/components/ui/label';
import type { BoundFieldProps } from './use-bound-field';

/** A tick box with its words beside it. */
export function CheckField({ name, label, help, disabled }: BoundFieldProps) {
  const { field, fieldState } = useController({ name });
  const id = fieldId(name);
  const error = fieldState.error?.message;
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox
        id={id}
        checked={Boolean(field.value)}
        onCheckedChange={(checked) => field.onChange(checked === true)}
        onBlur={field.onBlur}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className="mt-0.5"
      />
      <div className="flex flex-col gap-0.5">
        <Label htmlFor={id} className="font-normal">
          {label}
        </Label>
        {help ? (
          <p id={`${id}-help`} className="text-muted-foreground text-sm">
            {help}
          </p>
        ) : null}
        {error ? (
          <p id={`${id}-error`} className="flex items-start gap-1.5 text-destructive text-sm">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {error}
          </p>
        ) : null}
      </div>
    </div>
  );
}
