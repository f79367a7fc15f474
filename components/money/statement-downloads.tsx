import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonVariants } from '@/components/ui/button';
import type { DayRange } from '@/lib/domain/ledger/statement-period';

/** The same statement as a table and as a document. `path` is the route that makes files. */
export function StatementDownloads({ path, days: { from, to } }: { path: string; days: DayRange }) {
  const t = useTranslations('statements');
  const hrefOf = (format: string) => {
    return `${path}?${new URLSearchParams({ format, ...(from && { from }), ...(to && { to }) })}`;
  };
  return (['csv', 'pdf'] as const).map((format) => (
    <a key={format} href={hrefOf(format)} download className={buttonVariants({ variant: 'secondary' })}>
      <Download aria-hidden />
      {t(format)}
    </a>
  ));
}
