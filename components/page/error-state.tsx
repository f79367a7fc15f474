'use client';
import { RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

type ErrorStateProps = {
  title?: string;
  description?: string;
  /** What support can find in the log: the request's id, or Next's error digest. */
  requestId?: string;
  onRetry?: () => void;
};

/** What a page says when it could not be made: what happened, "try again", and the request id. */
export function ErrorState({ title, description, requestId, onRetry }: ErrorStateProps) {
  const t = useTranslations('errors');
  return (
    <div role="alert" className="flex flex-col items-center gap-3 rounded-xl border px-6 py-12 text-center">
      <span className="flex size-11 items-center justify-center rounded-full bg-destructive-soft text-destructive">
        <TriangleAlert aria-hidden className="size-5" />
      </span>
      <h2 className="text-lg">{title ?? t('page.title')}</h2>
      <p className="max-w-md text-pretty text-muted-foreground">{description ?? t('page.description')}</p>
      {onRetry ? (
        <Button variant="secondary" onClick={onRetry}>
          <RotateCw aria-hidden />
          {t('page.retry')}
        </Button>
      ) : null}
      {requestId ? (
        <p className="text-muted-foreground text-xs">
          {t('page.requestId')} <code className="font-mono">{requestId}</code>
        </p>
      ) : null}
    </div>
  );
}
