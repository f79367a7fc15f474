import type { ReactNode } from 'react';
import { cn } from './cn';
import { fieldId } from './field-id';
import { describedBy, FieldNotes } from './field-notes';

type FieldGroupProps = {
  /** Path of the value, as in the schema's errors ("scopes"). */
  name: string;
  legend: string;
  help?: string;
  error?: string | undefined;
  className?: string;
  children: ReactNode;
};

/** Several controls that make one value: named by a legend, its error at the group, which can take the focus. */
export function FieldGroup({ name, legend, help, error, className, children }: FieldGroupProps) {
  const id = fieldId(name);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={cn('flex flex-col gap-2 rounded-lg', className)}
      aria-describedby={describedBy({ id, help, error })}
      // Not aria-invalid, which a group may not carry.
      data-wrong={error ? '' : undefined}
    >
      <legend className="mb-1.5 font-medium text-base">{legend}</legend>
      {children}
      <FieldNotes id={id} help={help} error={error} />
    </fieldset>
  );
}
