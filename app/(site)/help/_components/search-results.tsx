import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/page/empty-state';
import { Link } from '@/components/ui/link';
import type { GuideHit } from '@/lib/help/search-guide';

type SearchResultsProps = { words: string; hits: readonly GuideHit[] };

/** What the search found: the page, its section, and the words around the first match. */
export function SearchResults({ words, hits }: SearchResultsProps) {
  const t = useTranslations('help');
  if (hits.length === 0) {
    return <EmptyState icon={SearchX} title={t('search.none', { words })} description={t('search.noneText')} />;
  }
  return (
    <section aria-labelledby="found" className="flex flex-col gap-3">
      <div role="status">
        <h2 id="found" className="text-lg">
          {t('search.results', { count: hits.length, words })}
        </h2>
      </div>
      <ul className="flex flex-col divide-y rounded-xl border bg-card">
        {hits.map(({ page, heading, href, excerpt }) => (
          <li key={page.href}>
            <Link
              href={href}
              className="block px-5 py-4 transition-colors first:rounded-t-xl last:rounded-b-xl hover:bg-accent"
            >
              <span className="block text-muted-foreground text-sm">{t(`sections.${page.section}.title`)}</span>
              <span className="block font-medium">
                {page.title}
                {heading ? <span className="font-normal text-muted-foreground"> · {heading}</span> : null}
              </span>
              <span className="block text-pretty text-base text-muted-foreground">{excerpt}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Link href="/help" className="w-fit rounded-sm text-base text-primary hover:underline">
        {t('search.clear')}
      </Link>
    </section>
  );
}
