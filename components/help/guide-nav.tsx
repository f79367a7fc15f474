import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import { SECTIONS, type Section } from '@/lib/help/sections';

export type NavPage = { slug: string; title: string; href: string };

type GuideNavProps = { section: Section; pages: readonly NavPage[]; current?: string };

/** The sections of the guide and the pages of this one: on the left, and folded above the page where there is no room. */
export function GuideNav(props: GuideNavProps) {
  const t = useTranslations('help');
  return (
    <>
      <details className="group rounded-lg border bg-card lg:hidden">
        <summary className="flex items-center justify-between px-4 py-2.5 font-medium text-base">
          {t('contents')}
          <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
        </summary>
        <nav aria-label={t('contents')} className="border-t p-2">
          <SectionList {...props} />
        </nav>
      </details>
      <nav
        aria-label={t('contents')}
        className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] self-start overflow-y-auto lg:block"
      >
        <SectionList {...props} />
      </nav>
    </>
  );
}

const ITEM = 'block rounded-lg px-3 py-1.5 transition-colors hover:bg-accent hover:text-foreground';

function SectionList({ section: open, pages, current }: GuideNavProps) {
  const t = useTranslations('help');
  return (
    <ul className="flex flex-col gap-1 text-base">
      {SECTIONS.map((section) => (
        <li key={section}>
          <Link
            href={`/help/${section}`}
            aria-current={section === open && !current ? 'page' : undefined}
            className={`${ITEM} font-medium aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary`}
          >
            {t(`sections.${section}.title`)}
          </Link>
          {section === open ? (
            <ul className="my-1 ml-3 flex flex-col border-l pl-2">
              {pages.map(({ slug, title, href }) => (
                <li key={slug}>
                  <Link
                    href={href}
                    aria-current={slug === current ? 'page' : undefined}
                    className={`${ITEM} text-muted-foreground aria-[current=page]:bg-primary-soft aria-[current=page]:font-medium aria-[current=page]:text-primary`}
                  >
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
      <li>
        <Link href="/help/api" className={`${ITEM} font-medium`}>
          {t('api.title')}
        </Link>
      </li>
    </ul>
  );
}
