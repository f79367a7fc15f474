import { Scale } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button';
import { Link } from '@/components/ui/link';

/** The way to what banks and providers say. */
export function ReconciliationLink() {
  const t = useTranslations('reconciliation');
  return (
    <Link href="/payouts/reconciliation" className={buttonVariants({ variant: 'secondary' })}>
      <Scale aria-hidden />
      {t('open')}
    </Link>
  );
}
