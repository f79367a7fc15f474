import { CircleAlert } from 'lucide-react';

/** What is wrong with a field; its id is named by the control's aria-describedby. */
export function FieldProblem({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-destructive text-sm">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  );
}
