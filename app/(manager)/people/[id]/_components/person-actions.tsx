import { Merge, Pencil } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';

/** What can be done with a person. */
export function PersonActions({ id }: { id: string }) {
  const t = useTranslations('people.person');
  return (
    <>
      <Button asChild variant="secondary">
        <Link href={`/people/${id}/merge`}>
          <Merge aria-hidden />
          {t('merge')}
        </Link>
      </Button>
      <Button asChild variant="secondary">
        <Link href={`/people/${id}/edit`}>
          <Pencil aria-hidden />
          {t('edit')}
        </Link>
      </Button>
    </>
  );
}
