import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { GuideSearch } from '@/components/help/guide-search';
import { guideIn } from '@/lib/help/guide';
import { searchGuide } from '@/lib/help/search-guide';
import { SECTIONS, type Section } from '@/lib/help/sections';
import { SearchResults } from './_components/search-results';
import { SectionCards } from './_components/section-cards';
import { loadHelpParams } from './search-params';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('help');
  return { title: t('title'), description: t('description') };
}

/** The front of the user guide: its sections, and what a search found. */
export default async function HelpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [t, locale, { q }] = await Promise.all([getTranslations('help'), getLocale(), loadHelpParams(searchParams)]);
  const words = q.trim();
  const pages = guideIn(locale);
  const count = (section: Section) => pages.filter((page) => page.section === section).length;
  const counts = Object.fromEntries(SECTIONS.map((section) => [section, count(section)])) as Record<Section, number>;
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-4 pt-8">
      <header className="flex max-w-2xl flex-col gap-4">
        <div className="flex flex-col gap-2">
          <h1 className="text-2xl">{t('title')}</h1>
          <p className="text-pretty text-muted-foreground">{t('description')}</p>
        </div>
        <GuideSearch words={words} />
      </header>
      {words ? <SearchResults words={words} hits={searchGuide(locale, words)} /> : null}
      <SectionCards counts={counts} />
    </div>
  );
}
