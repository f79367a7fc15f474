import { useTranslations } from 'next-intl';
import { Skeleton } from '@/components/ui/skeleton';

type PageSkeletonProps = {
  /** The shape of what comes. */
  shape?: 'table' | 'overview' | 'detail' | 'form';
};

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const;

/** For `loading.tsx`: a page's outline while its content is read. */
export function PageSkeleton({ shape = 'table' }: PageSkeletonProps) {
  const t = useTranslations('common');
  return (
    <div role="status" className="mx-auto flex w-full max-w-7xl flex-col gap-6">
      <span className="sr-only">{t('loading')}</span>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-8 w-56" />
        <Skeleton className="h-5 w-80 max-w-full" />
      </div>
      {shape === 'overview' ? <OverviewShape /> : null}
      {shape === 'table' ? <TableShape /> : null}
      {shape === 'detail' ? <DetailShape /> : null}
      {shape === 'form' ? <FormShape /> : null}
    </div>
  );
}

function OverviewShape() {
  return (
    <>
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
        {KEYS.slice(0, 4).map((key) => (
          <Skeleton key={key} className="h-24 rounded-xl" />
        ))}
      </div>
      <Skeleton className="h-72 rounded-xl" />
    </>
  );
}

function TableShape() {
  return (
    <div className="flex flex-col gap-px overflow-hidden rounded-xl border">
      {KEYS.map((key) => (
        <Skeleton key={key} className="h-11 rounded-none" />
      ))}
    </div>
  );
}

function DetailShape() {
  return (
    <div className="grid gap-4 lg:grid-cols-3">
      <Skeleton className="h-80 rounded-xl lg:col-span-2" />
      <Skeleton className="h-56 rounded-xl" />
    </div>
  );
}

function FormShape() {
  return (
    <div className="flex max-w-2xl flex-col gap-5">
      {KEYS.slice(0, 5).map((key) => (
        <div key={key} className="flex flex-col gap-2">
          <Skeleton className="h-4 w-32" />
          <Skeleton className="h-9" />
        </div>
      ))}
    </div>
  );
}
