'use client';
import { FormField } from '@/components/ui/form-field';
import { Textarea } from '@/components/ui/textarea';
import { type BoundFieldProps, useBoundField } from './use-bound-field';

/** Text of several lines. */
export function TextareaField({ rows = 3, ...props }: BoundFieldProps & { rows?: number }) {
  const { field, frame } = useBoundField(props);
  return (
    <FormField {...frame}>
      <Textarea {...field} value={field.value ?? ''} rows={rows} disabled={props.disabled} />
    </FormField>
  );
}
