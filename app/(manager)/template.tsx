'use client';
import { useSelectedLayoutSegment } from 'next/navigation';
import type { ReactNode } from 'react';
import { PageSkeleton } from '@/components/page/page-skeleton';
import { SkeletonOnTheWay } from '@/components/page/skeleton-on-the-way';

/** Where most people begin, the page waits for its content; the others have a `loading` of their own. */
export default function ManagerTemplate({ children }: { children: ReactNode }) {
  if (useSelectedLayoutSegment() !== 'dashboard') return children;
  return <SkeletonOnTheWay skeleton={<PageSkeleton shape="overview" />}>{children}</SkeletonOnTheWay>;
}
