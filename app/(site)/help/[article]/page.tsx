import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { ARTICLES, isArticle } from '../articles';

type ArticlePageProps = { params: Promise<{ article: string }> };

export async function generateMetadata({ params }: ArticlePageProps): Promise<Metadata> {
  const { article } = await params;
  const t = await getTranslations('help');
  return isArticle(article) ? { title: t(`articles.${article}.title`) } : {};
}

/** One help page: sections with an anchor each. */
export default async function ArticlePage({ params }: ArticlePageProps) {
  const { article } = await params;
  if (!isArticle(article)) notFound();
  const t = await getTranslations('help');
  const path = `articles.${article}` as const;
  return (
    <article className="mx-auto flex w-full max-w-2xl flex-col gap-8 px-4 pt-8">
      <header className="flex flex-col gap-2">
        <Breadcrumb items={[{ label: t('title'), href: '/help' }, { label: t(`${path}.title`) }]} />
        <h1 className="text-2xl">{t(`${path}.title`)}</h1>
        <p className="text-pretty text-muted-foreground">{t(`${path}.summary`)}</p>
      </header>
      {ARTICLES[article].map((section) => {
        const key = `${path}.sections.${section}` as 'articles.rewards.sections.amount';
        return (
          <section key={section} id={section} className="flex flex-col gap-2">
            <h2 className="text-xl">{t(`${key}.title`)}</h2>
            <p className="whitespace-pre-line text-pretty">{t(`${key}.text`)}</p>
          </section>
        );
      })}
    </article>
  );
}
