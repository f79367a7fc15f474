import { useTranslations } from 'next-intl';
import { cloneElement, type ReactElement, type ReactNode } from 'react';
import { cn } from './cn';
import { fieldId } from './field-id';
import { describedBy, FieldNotes } from './field-notes';
import { Label } from './label';

/** What the control inside a field must carry to be named, described and marked as wrong. */
export type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true; 'aria-required'?: true };

type FormFieldProps = {
  /** Path of the value, as in the schema's errors ("referee.email"). */
  name: string;
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  required?: boolean;
  /** Marks what may be left empty; say it where most fields are required. */
  optional?: boolean;
  className?: string;
  /** The control itself, or a function that is given the control's props when it is nested deeper. */
  children: ReactElement<Partial<ControlProps>> | ((control: ControlProps) => ReactNode);
};

/** One field of a form: label above, help below, its error at the field. */
export function FormField({ name, label, help, error, required, optional, className, children }: FormFieldProps) {
  const t = useTranslations('common');
  const id = fieldId(name);
  const described = describedBy({ id, help, error });
  const control: ControlProps = {
    id,
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
    ...(required ? { 'aria-required': true } : {}),
  };
  return (
    <div className={cn('flex flex-col gap-1.5', className)}>
      <Label htmlFor={id}>
        {label}
        {optional ? <span className="ml-1.5 font-normal text-muted-foreground text-sm">{t('optional')}</span> : null}
      </Label>
      {typeof children === 'function' ? children(control) : cloneElement(children, control)}
      <FieldNotes id={id} help={help} error={error} />
    </div>
  );
}
