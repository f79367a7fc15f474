'use client';
import { FormField } from '@/components/ui/form-field';
import { NumberInput } from '@/components/ui/number-input';
import { type BoundFieldProps, useBoundField } from './use-bound-field';

/** A whole number, with its unit beside it. Empty is null. */
export function NumberField({ unit, ...props }: BoundFieldProps & { unit?: string }) {
  const { field, frame } = useBoundField(props);
  return (
    <FormField {...frame}>
      <NumberInput
        value={field.value ?? null}
        onValueChange={field.onChange}
        onBlur={field.onBlur}
        unit={unit}
        disabled={props.disabled}
      />
    </FormField>
  );
}
