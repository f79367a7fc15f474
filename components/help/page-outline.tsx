import { useTranslations } from 'next-intl';
import type { Heading } from '@/lib/help/outline';

/** "On this page", at the right where there is room for it. */
export function PageOutline({ headings }: { headings: readonly Heading[] }) {
  const t = useTranslations('help');
  if (headings.length === 0) return null;
  return (
    <nav
      aria-labelledby="on-this-page"
      className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] self-start overflow-y-auto text-base xl:block"
    >
      <h2 id="on-this-page" className="mb-2 font-medium text-sm">
        {t('onThisPage')}
      </h2>
      <ul className="flex flex-col gap-1.5 border-l">
        {headings.map(({ anchor, text, level }) => (
          <li key={anchor} className={level === 3 ? 'pl-6' : 'pl-3'}>
            <a
              href={`#${anchor}`}
              className="rounded-sm text-muted-foreground text-pretty text-sm hover:text-foreground hover:underline"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
