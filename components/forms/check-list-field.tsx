'use client';
import { useController } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldGroup } from '@/components/ui/field-group';
import { fieldId } from '@/components/ui/field-id';
import { Label } from '@/components/ui/label';
import type { BoundFieldProps } from './use-bound-field';

type CheckListFieldProps = BoundFieldProps & { options: readonly { value: string; label: string }[] };

/** Several of a list; the value is the list of those ticked, in the order of the options. */
export function CheckListField({ name, label, help, options, disabled }: CheckListFieldProps) {
  const { field, fieldState } = useController({ name });
  const chosen: string[] = field.value ?? [];
  const id = fieldId(name);
  const { error } = fieldState;
  // An error of one element stands in a list without a message of its own.
  const message = error?.message ?? (Array.isArray(error) ? error.find(Boolean)?.message : undefined);
  function toggle(value: string, on: boolean) {
    const next = options.map((option) => option.value).filter((one) => (one === value ? on : chosen.includes(one)));
    field.onChange(next);
  }
  return (
    <FieldGroup name={name} legend={label} help={help} error={message}>
      <div className="flex flex-wrap gap-x-5 gap-y-2.5">
        {options.map((option) => (
          <div key={option.value} className="flex items-center gap-2.5">
            <Checkbox
              id={`${id}-${option.value}`}
              checked={chosen.includes(option.value)}
              onCheckedChange={(on) => toggle(option.value, on === true)}
              disabled={disabled}
            />
            <Label htmlFor={`${id}-${option.value}`} className="font-normal">
              {option.label}
            </Label>
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
