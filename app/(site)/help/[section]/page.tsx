import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { GuideNav } from '@/components/help/guide-nav';
import { GuideSearch } from '@/components/help/guide-search';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { Link } from '@/components/ui/link';
import { pagesOf } from '@/lib/help/guide';
import { isSection } from '@/lib/help/sections';

type SectionPageProps = { params: Promise<{ section: string }> };

export async function generateMetadata({ params }: SectionPageProps): Promise<Metadata> {
  const { section } = await params;
  if (!isSection(section)) return {};
  const t = await getTranslations('help');
  return { title: t(`sections.${section}.title`), description: t(`sections.${section}.summary`) };
}

/** One section of the guide: its pages. */
export default async function SectionPage({ params }: SectionPageProps) {
  const { section } = await params;
  if (!isSection(section)) notFound();
  const [t, locale] = await Promise.all([getTranslations('help'), getLocale()]);
  const pages = pagesOf(locale, section);
  const title = t(`sections.${section}.title`);
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 pt-8 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <GuideNav section={section} pages={pages} />
      <div className="flex min-w-0 max-w-3xl flex-col gap-6">
        <header className="flex flex-col gap-2">
          <Breadcrumb items={[{ label: t('title'), href: '/help' }, { label: title }]} />
          <h1 className="text-2xl">{title}</h1>
          <p className="text-pretty text-muted-foreground">{t(`sections.${section}.summary`)}</p>
        </header>
        <GuideSearch />
        <ul className="flex flex-col divide-y rounded-xl border bg-card">
          {pages.map((page) => (
            <li key={page.slug}>
              <Link href={page.href} className="flex items-center gap-4 px-5 py-4 transition-colors hover:bg-accent">
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{page.title}</span>
                  <span className="block text-pretty text-base text-muted-foreground">{page.summary}</span>
                </span>
                <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
