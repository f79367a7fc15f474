'use client';
import { FormField } from '@/components/ui/form-field';
import { Input } from '@/components/ui/input';
import { type BoundFieldProps, useBoundField } from './use-bound-field';

/** A line of text, or a whole day (`type="date"`). */
export function TextField({ type, ...props }: BoundFieldProps & { type?: 'text' | 'date' }) {
  const { field, frame } = useBoundField(props);
  return (
    <FormField {...frame}>
      <Input {...field} value={field.value ?? ''} type={type} disabled={props.disabled} autoComplete="off" />
    </FormField>
  );
}
