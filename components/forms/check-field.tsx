'use client';
import { useController } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldId } from '@/components/ui/field-id';
import { FieldProblem } from '@/components/ui/field-problem';
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
        {error ? <FieldProblem id={`${id}-error`}>{error}</FieldProblem> : null}
      </div>
    </div>
  );
}
