import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

type FieldNotesProps = { id: string; help?: ReactNode; error?: ReactNode };

/** What stands below a field: its help, and what is wrong with it. The control names them by `describedBy`. */
export function FieldNotes({ id, help, error }: FieldNotesProps) {
  return (
    <>
      {help ? (
        <p id={`${id}-help`} className="text-muted-foreground text-sm">
          {help}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-destructive text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </p>
      ) : null}
    </>
  );
}

/** The ids of the notes that are there, for `aria-describedby`. */
export function describedBy({ id, help, error }: FieldNotesProps): string | undefined {
  return [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
}
