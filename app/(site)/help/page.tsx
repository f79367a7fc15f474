import { ChevronRight, Webhook } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ARTICLE_SLUGS } from './articles';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') };
}

/** The index of the help pages. */
export default async function HelpPage() {
  const t = await getTranslations('help');
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 pt-8">
      <header className="flex flex-col gap-2">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="text-pretty text-muted-foreground">{t('description')}</p>
      </header>
      <ul className="flex flex-col divide-y rounded-xl border bg-card">
        {ARTICLE_SLUGS.map((slug) => (
          <li key={slug}>
            <Link
              href={`/help/${slug}`}
              className="flex items-center gap-4 px-5 py-4 transition-colors first:rounded-t-xl hover:bg-accent"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{t(`articles.${slug}.title`)}</span>
                <span className="block text-pretty text-base text-muted-foreground">
                  {t(`articles.${slug}.summary`)}
                </span>
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
            </Link>
          </li>
        ))}
        <li>
          <Link href="/help/api" className="flex items-center gap-4 px-5 py-4 transition-colors hover:bg-accent">
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{t('api.title')}</span>
              <span className="block text-pretty text-base text-muted-foreground">{t('api.summary')}</span>
            </span>
            <Webhook aria-hidden className="size-4 shrink-0 text-muted-foreground" />
          </Link>
        </li>
      </ul>
    </div>
  );
}
