'use client';
import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/page/empty-state';
import { ErrorState } from '@/components/page/error-state';
import { PageBody } from '@/components/page/page-body';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { FORBIDDEN } from '@/lib/domain/common/digests';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ManagerError({ error, reset }: ErrorPageProps) {
  return (
    <PageBody>
      {error.digest === FORBIDDEN ? <Forbidden /> : <ErrorState requestId={error.digest} onRetry={reset} />}
    </PageBody>
  );
}

/** A page of another role, by its address or a colleague's link. */
function Forbidden() {
  const t = useTranslations('errors.forbidden');
  return (
    <EmptyState
      icon={Lock}
      title={t('title')}
      description={t('text')}
      action={
        <Button asChild>
          <Link href="/dashboard">{t('back')}</Link>
        </Button>
      }
    />
  );
}
