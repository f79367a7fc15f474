'use client';
import { type ControllerRenderProps, type FieldValues, useController } from 'react-hook-form';

/** What every field of a form shares. `name` is the path of the value, as in the schema's errors. */
export type BoundFieldProps = {
  name: string;
  label: string;
  help?: string;
  optional?: boolean;
  required?: boolean;
  disabled?: boolean;
  className?: string;
};

type Bound = {
  field: ControllerRenderProps<FieldValues, string>;
  /** Ready for FormField. */
  frame: Omit<BoundFieldProps, 'disabled'> & { error?: string };
};

/** Binds a field to the form around it (react-hook-form's FormProvider). */
export function useBoundField({ disabled: _, ...props }: BoundFieldProps): Bound {
  const { field, fieldState } = useController({ name: props.name });
  const error = fieldState.error?.message;
  return { field, frame: { ...props, ...(error ? { error } : {}) } };
}
