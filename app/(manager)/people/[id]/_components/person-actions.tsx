import { FileDown, Merge, Pencil } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { ErasePerson } from './erase-person';

/** What can be done with a person; what cannot be undone comes last. */
export function PersonActions({ id, confirmName }: { id: string; confirmName: string }) {
  const t = useTranslations('people.person');
  const words = useTranslations('people.erase');
  return (
    <>
      <Button asChild variant="secondary">
        <Link href={`/people/${id}/edit`}>
          <Pencil aria-hidden />
          {t('edit')}
        </Link>
      </Button>
      <Button asChild variant="secondary">
        <Link href={`/people/${id}/merge`}>
          <Merge aria-hidden />
          {t('merge')}
        </Link>
      </Button>
      <Button asChild variant="ghost">
        <a href={`/people/${id}/data`} download>
          <FileDown aria-hidden />
          {words('handOver')}
        </a>
      </Button>
      <ErasePerson id={id} name={confirmName} />
    </>
  );
}
