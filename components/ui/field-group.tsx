import type { ReactNode } from 'react';
import { cn } from './cn';
import { fieldId } from './field-id';
import { FieldProblem } from './field-problem';

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
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={cn('flex flex-col gap-2 rounded-lg', className)}
      aria-describedby={described || undefined}
      // Not aria-invalid, which a group may not carry.
      data-wrong={error ? '' : undefined}
    >
      <legend className="mb-1.5 font-medium text-base">{legend}</legend>
      {children}
      {help ? (
        <p id={`${id}-help`} className="text-muted-foreground text-sm">
          {help}
        </p>
      ) : null}
      {error ? <FieldProblem id={`${id}-error`}>{error}</FieldProblem> : null}
    </fieldset>
  );
}
