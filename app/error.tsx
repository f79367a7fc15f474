'use client';
import { ErrorState } from '@/components/page/error-state';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** An unexpected error below the root layout. The digest is the one the server logged. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-4">
      <ErrorState requestId={error.digest} onRetry={reset} />
    </main>
  );
}
