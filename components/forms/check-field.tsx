'use client';
import { useController } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { fieldId } from '@/components/ui/field-id';
import { describedBy, FieldNotes } from '@/components/ui/field-notes';
import { Label } from '@/components/ui/label';
import type { BoundFieldProps } from './use-bound-field';

/** A tick box with its words beside it. */
export function CheckField({ name, label, help, disabled }: BoundFieldProps) {
  const { field, fieldState } = useController({ name });
  const id = fieldId(name);
  const error = fieldState.error?.message;
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox
        id={id}
        checked={Boolean(field.value)}
        onCheckedChange={(checked) => field.onChange(checked === true)}
        onBlur={field.onBlur}
        disabled={disabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, help, error })}
        className="mt-0.5"
      />
      <div className="flex flex-col gap-0.5">
        <Label htmlFor={id} className="font-normal">
          {label}
        </Label>
        <FieldNotes id={id} help={help} error={error} />
      </div>
    </div>
  );
}
