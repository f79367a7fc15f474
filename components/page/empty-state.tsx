import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';

type EmptyStateProps = {
  icon?: LucideIcon;
  title: ReactNode;
  /** What to do first. */
  description?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** What a page says when there is nothing yet: what belongs here and what to do first. */
export function EmptyState({ icon: Icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div
      className={cn(
        'flex flex-col items-center gap-3 rounded-xl border border-dashed px-6 py-12 text-center',
        className,
      )}
    >
      {Icon ? (
        <span className="flex size-11 items-center justify-center rounded-full bg-apricot-soft text-apricot-foreground">
          <Icon aria-hidden className="size-5" />
        </span>
      ) : null}
      <h2 className="text-lg">{title}</h2>
      {description ? <p className="max-w-md text-pretty text-muted-foreground">{description}</p> : null}
      {action ? <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
