'use client';
import { ArrowRight, ChevronsLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useOwnAddress } from '@/components/page/use-own-address';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { MOST_COUNTED } from '@/lib/domain/common/bounded-count';
import type { DataPage } from './types';

/** "Showing 50 of 3,195", and the next page by cursor. The way back is the browser's, or to the start. */
export function TablePager({ page, shown }: { page: DataPage; shown: number }) {
  const t = useTranslations('tables');
  const { pathname, params } = useOwnAddress();
  function hrefOf(cursor: string | null) {
    const next = new URLSearchParams(params);
    if (cursor === null) next.delete('cursor');
    else next.set('cursor', cursor);
    const query = next.toString();
    return query ? `${pathname}?${query}` : pathname;
  }
  function words() {
    // What is on one page needs no counting.
    const total = !page.nextCursor && !params.has('cursor') ? shown : (page.total ?? null);
    if (total === null) return t('showingSome', { shown });
    return total === 'many' ? t('showingOver', { shown, most: MOST_COUNTED }) : t('showing', { shown, total });
  }
  return (
    <footer className="flex flex-wrap items-center justify-between gap-3 text-muted-foreground text-sm">
      <p className="tabular">{words()}</p>
      <div className="flex gap-2">
        {params.has('cursor') ? (
          <Button asChild variant="secondary" size="sm">
            <Link href={hrefOf(null)}>
              <ChevronsLeft aria-hidden />
              {t('firstPage')}
            </Link>
          </Button>
        ) : null}
        {page.nextCursor ? (
          <Button asChild variant="secondary" size="sm">
            <Link href={hrefOf(page.nextCursor)}>
              {t('nextPage')}
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        ) : null}
      </div>
    </footer>
  );
}
