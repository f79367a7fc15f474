'use client';
import { ErrorState } from '@/components/page/error-state';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** An error below the frame of the public pages, which stays. */
export default function HelpError({ error, reset }: ErrorPageProps) {
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col px-4 pt-8">
      <ErrorState requestId={error.digest} onRetry={reset} />
    </div>
  );
}
