import type { ReactNode } from 'react';
import { Breadcrumb, type Crumb } from '@/components/ui/breadcrumb';

type PageHeaderProps = {
  title: ReactNode;
  /** One sentence: what this page is. */
  description?: ReactNode;
  /** The one thing to do next, on the right; further actions before it, in quieter variants. */
  actions?: ReactNode;
  breadcrumb?: readonly Crumb[];
  /** A status badge beside the title. */
  badge?: ReactNode;
};

/** The top of every page. */
export function PageHeader({ title, description, actions, breadcrumb, badge }: PageHeaderProps) {
  return (
    <header className="flex flex-col gap-2">
      {breadcrumb ? <Breadcrumb items={breadcrumb} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="wrap-anywhere min-w-0 text-xl md:text-2xl">{title}</h1>
            {badge}
          </div>
          {description ? <p className="max-w-2xl text-pretty text-muted-foreground">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
