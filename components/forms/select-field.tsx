'use client';
import { FormField } from '@/components/ui/form-field';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select';
import { type BoundFieldProps, useBoundField } from './use-bound-field';

type SelectFieldProps = BoundFieldProps & { options: readonly { value: string; label: string }[] };

/** One of a list. */
export function SelectField({ options, ...props }: SelectFieldProps) {
  const { field, frame } = useBoundField(props);
  return (
    <FormField {...frame}>
      {(control) => (
        <Select value={field.value} onValueChange={field.onChange} disabled={props.disabled}>
          <SelectTrigger {...control} onBlur={field.onBlur}>
            {/* Named here, so that it shows before the list has ever been opened, also without script. */}
            <SelectValue>{options.find(({ value }) => value === field.value)?.label}</SelectValue>
          </SelectTrigger>
          <SelectContent>
            {options.map(({ value, label }) => (
              <SelectItem key={value} value={value}>
                {label}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      )}
    </FormField>
  );
}
