import { Sprout } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/page/empty-state';
import { Button } from '@/components/ui/button';

/** What somebody reads who may refer in no programme, and whom to ask. */
export function NoProgram({ supportEmail }: { supportEmail: string | null }) {
  const t = useTranslations('portal.closed');
  return (
    <EmptyState
      icon={Sprout}
      title={t('none.title')}
      description={t('none.text')}
      action={
        supportEmail ? (
          <Button asChild variant="secondary" size="lg">
            <a href={`mailto:${supportEmail}`}>{t('contact', { email: supportEmail })}</a>
          </Button>
        ) : null
      }
    />
  );
}
