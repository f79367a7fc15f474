import { useTranslations } from 'next-intl';
import { PageBody } from '@/components/page/page-body';
import { Skeleton } from '@/components/ui/skeleton';

const CARDS = ['a', 'b', 'c', 'd'];

export default function Loading() {
  const t = useTranslations('common');
  return (
    <PageBody role="status">
      <span className="sr-only">{t('loading')}</span>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-8 w-48" />
        <Skeleton className="h-5 w-80 max-w-full" />
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        {CARDS.map((key) => (
          <Skeleton key={key} className="h-56 rounded-xl" />
        ))}
      </div>
    </PageBody>
  );
}
