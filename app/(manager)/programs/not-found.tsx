import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/page/empty-state';
import { PageBody } from '@/components/page/page-body';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';

export default function ProgramNotFound() {
  const t = useTranslations('programs.notFound');
  return (
    <PageBody>
      <EmptyState
        title={t('title')}
        description={t('description')}
        action={
          <Button asChild variant="secondary">
            <Link href="/programs">{t('back')}</Link>
          </Button>
        }
      />
    </PageBody>
  );
}
