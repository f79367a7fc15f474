'use client';
import { Maximize2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ErrorState } from '@/components/page/error-state';
import { Button } from '@/components/ui/button';
import { SheetDescription, SheetHeader, SheetTitle } from '@/components/ui/sheet';
import { Skeleton } from '@/components/ui/skeleton';

type RouteSheetHeadProps = { title: ReactNode; description: ReactNode; badge?: ReactNode; href: string };

/** The top of a route's sheet, with the way to the page that it also is. */
export function RouteSheetHead({ title, description, badge, href }: RouteSheetHeadProps) {
  const t = useTranslations('common');
  return (
    <SheetHeader>
      <SheetTitle>{title}</SheetTitle>
      {badge}
      <SheetDescription>{description}</SheetDescription>
      <Button asChild variant="ghost" size="sm" className="-ml-2.5 w-fit">
        {/* A document of its own: a link within Kith would open the sheet again. */}
        <a href={href}>
          <Maximize2 aria-hidden />
          {t('openAsPage')}
        </a>
      </Button>
    </SheetHeader>
  );
}

/** For the `loading.tsx` of a route's sheet. */
export function RouteSheetSkeleton() {
  const t = useTranslations('common');
  return (
    <div role="status" className="flex flex-col gap-4">
      <SheetTitle className="sr-only">{t('loading')}</SheetTitle>
      <SheetDescription className="sr-only">{t('loading')}</SheetDescription>
      <Skeleton className="h-7 w-56" />
      <Skeleton className="h-5 w-72 max-w-full" />
      <Skeleton className="h-28 rounded-xl" />
      <Skeleton className="h-40 rounded-xl" />
    </div>
  );
}

/** For the `error.tsx` of a route's sheet. */
export function RouteSheetError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('errors');
  return (
    <>
      <SheetTitle className="sr-only">{t('page.title')}</SheetTitle>
      <SheetDescription className="sr-only">{t('page.description')}</SheetDescription>
      <ErrorState requestId={error.digest} onRetry={reset} />
    </>
  );
}
