import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { apiReference } from '@/lib/api/openapi/reference';
import { ErrorCodes } from './_components/error-codes';
import { GettingStarted } from './_components/getting-started';
import { OperationView } from './_components/operation-view';
import { SchemaView } from './_components/schema-view';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiReference'))('title') };
}

/** The reference of the REST API, made from its OpenAPI document. */
export default async function ApiReferencePage() {
  const t = await getTranslations('apiReference');
  const help = await getTranslations('help');
  const { groups, schemas } = apiReference();
  return (
    <article className="mx-auto flex w-full max-w-4xl flex-col gap-10 px-4 pt-8">
      <header className="flex flex-col gap-2">
        <Breadcrumb items={[{ label: help('title'), href: '/help' }, { label: t('title') }]} />
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="text-pretty text-muted-foreground">{t('description')}</p>
        <a href="/api/v1/openapi.json" className="w-fit rounded-sm text-primary hover:underline">
          {t('document')}
        </a>
      </header>
      <nav aria-label={t('contents')}>
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {groups.map(({ tag }) => (
            <li key={tag}>
              <a href={`#${anchor(tag)}`} className="rounded-sm text-primary hover:underline">
                {tag}
              </a>
            </li>
          ))}
          <li>
            <a href="#errors" className="rounded-sm text-primary hover:underline">
              {t('errors.title')}
            </a>
          </li>
        </ul>
      </nav>
      <GettingStarted />
      {groups.map(({ tag, operations }) => (
        <section key={tag} id={anchor(tag)} className="flex scroll-mt-6 flex-col gap-4">
          <h2 className="text-xl">{tag}</h2>
          {operations.map((operation) => (
            <OperationView key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
      <section id="schemas" className="flex scroll-mt-6 flex-col gap-4">
        <h2 className="text-xl">{t('schemas')}</h2>
        {schemas.map(({ name, schema }) => (
          <section key={name} id={`schema-${name}`} className="flex scroll-mt-6 flex-col gap-2">
            <h3 className="text-lg">{name}</h3>
            <SchemaView schema={schema} />
          </section>
        ))}
      </section>
      <ErrorCodes />
    </article>
  );
}

function anchor(tag: string): string {
  return `calls-${tag.toLowerCase().replace(/\W+/g, '-')}`;
}
