'use client';
import { useTranslations } from 'next-intl';
import { ErrorState } from '@/components/page/error-state';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function PortalError({ error, reset }: ErrorPageProps) {
  const t = useTranslations('portal.error');
  return <ErrorState title={t('title')} description={t('text')} requestId={error.digest} onRetry={reset} />;
}
