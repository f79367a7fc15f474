import { Compass } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/page/empty-state';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';

/** What is shown where there is nothing, with a way home. */
export function PageNotFound() {
  const t = useTranslations('errors.notFound');
  return (
    <EmptyState
      icon={Compass}
      title={t('title')}
      description={t('description')}
      action={
        <Button asChild>
          <Link href="/">{t('home')}</Link>
        </Button>
      }
    />
  );
}
