import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { GuideMarkdown } from '@/components/help/guide-markdown';
import { GuideNav } from '@/components/help/guide-nav';
import { PageOutline } from '@/components/help/page-outline';
import { PageSteps } from '@/components/help/page-steps';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { pagesOf } from '@/lib/help/guide';
import { outlineOf } from '@/lib/help/outline';
import { isSection } from '@/lib/help/sections';

type GuidePageProps = { params: Promise<{ section: string; page: string }> };

/** The page of that address in the reader's language with its neighbours, or null. */
async function findPage(params: GuidePageProps['params']) {
  const { section, page: slug } = await params;
  if (!isSection(section)) return null;
  const pages = pagesOf(await getLocale(), section);
  const at = pages.findIndex((page) => page.slug === slug);
  const page = pages[at];
  return page ? { section, pages, page, previous: pages[at - 1], next: pages[at + 1] } : null;
}

export async function generateMetadata({ params }: GuidePageProps): Promise<Metadata> {
  const found = await findPage(params);
  return found ? { title: found.page.title, description: found.page.summary } : {};
}

/** One page of the guide. */
export default async function GuidePage({ params }: GuidePageProps) {
  const found = await findPage(params);
  if (!found) notFound();
  const { section, pages, page, previous, next } = found;
  const t = await getTranslations('help');
  const crumbs = [
    { label: t('title'), href: '/help' },
    { label: t(`sections.${section}.title`), href: `/help/${section}` },
    { label: page.title },
  ];
  return (
    <div className="mx-auto grid w-full max-w-6xl gap-8 px-4 pt-8 lg:grid-cols-[13rem_minmax(0,1fr)] xl:grid-cols-[13rem_minmax(0,1fr)_11rem]">
      <GuideNav section={section} pages={pages} current={page.slug} />
      <article className="flex min-w-0 max-w-3xl flex-col gap-4">
        <header className="flex flex-col gap-2">
          <Breadcrumb items={crumbs} />
          <h1 className="text-2xl">{page.title}</h1>
          <p className="text-pretty text-muted-foreground">{page.summary}</p>
        </header>
        <GuideMarkdown body={page.body} />
        <PageSteps previous={previous} next={next} />
      </article>
      <PageOutline headings={outlineOf(page.body)} />
    </div>
  );
}
