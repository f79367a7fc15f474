import { Compass } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/page/empty-state';
import { Button } from '@/components/ui/button';

export default function NotFound() {
  const t = useTranslations('errors.notFound');
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-4">
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
    </main>
  );
}
