'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SkeletonOnTheWay } from '@/components/page/skeleton-on-the-way';
import { Skeleton } from '@/components/ui/skeleton';

export default function PortalTemplate({ children }: { children: ReactNode }) {
  return <SkeletonOnTheWay skeleton={<PortalSkeleton />}>{children}</SkeletonOnTheWay>;
}

function PortalSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" className="flex flex-col gap-5">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-96 rounded-xl md:h-64" />
      <Skeleton className="h-32 rounded-xl" />
      <Skeleton className="h-32 rounded-xl" />
    </div>
  );
}
