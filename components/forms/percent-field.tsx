'use client';
import { FormField } from '@/components/ui/form-field';
import { PercentInput } from '@/components/ui/percent-input';
import { type BoundFieldProps, useBoundField } from './use-bound-field';

/** A rate in basis points. Empty is null. */
export function PercentField(props: BoundFieldProps) {
  const { field, frame } = useBoundField(props);
  return (
    <FormField {...frame}>
      <PercentInput
        value={field.value ?? null}
        onValueChange={field.onChange}
        onBlur={field.onBlur}
        disabled={props.disabled}
      />
    </FormField>
  );
}
