import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const LOOKS: Record<'info' | 'success' | 'warning' | 'danger', { icon: LucideIcon; classes: string }> = {
  info: { icon: Info, classes: 'bg-info-soft text-info' },
  success: { icon: CircleCheck, classes: 'bg-success-soft text-success' },
  warning: { icon: TriangleAlert, classes: 'bg-warning-soft text-warning' },
  danger: { icon: CircleAlert, classes: 'bg-destructive-soft text-destructive' },
};

type AlertProps = {
  tone?: keyof typeof LOOKS;
  title: ReactNode;
  children?: ReactNode;
  className?: string;
  id?: string;
};

/** Something to know, in place. Danger is announced at once, the others politely. */
export function Alert({ tone = 'info', title, children, className, id }: AlertProps) {
  const { icon: Icon, classes } = LOOKS[tone];
  return (
    <div
      id={id}
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cn('grid grid-cols-[1.25rem_1fr] gap-x-2.5 gap-y-1 rounded-xl px-4 py-3', classes, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4.5" />
      <p className="font-medium text-base">{title}</p>
      {children ? <div className="col-start-2 text-base text-foreground">{children}</div> : null}
    </div>
  );
}
