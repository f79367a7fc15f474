'use client';
import { ErrorState } from '@/components/page/error-state';
import { PageBody } from '@/components/page/page-body';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ManagerError({ error, reset }: ErrorPageProps) {
  return (
    <PageBody>
      <ErrorState requestId={error.digest} onRetry={reset} />
    </PageBody>
  );
}
