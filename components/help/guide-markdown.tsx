import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { isValidElement, type ReactNode } from 'react';
import Markdown, { type Components, defaultUrlTransform } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { PICTURE_SCHEME } from '@/lib/help/pictures';
import { slugOf } from '@/lib/help/slug-of';
import { GuidePicture } from './guide-picture';

const LINK = 'rounded-sm text-primary underline underline-offset-2 hover:no-underline';

/** A page of the guide: Markdown, drawn on the server. Raw HTML in it is not let through. */
export function GuideMarkdown({ body }: { body: string }) {
  const t = useTranslations('help');
  const components: Components = {
    ...PLAIN,
    h2: ({ children }) => <Anchored as="h2">{children}</Anchored>,
    h3: ({ children }) => <Anchored as="h3">{children}</Anchored>,
    table: ({ children }) => (
      <Sideways label={t('table')} className="overflow-x-auto rounded-lg border">
        <table className="w-full border-collapse text-base">{children}</table>
      </Sideways>
    ),
    pre: ({ children }) => (
      <Sideways label={t('code')} className="overflow-x-auto rounded-lg border bg-card">
        <pre className="w-fit min-w-full p-3 text-sm [&>code]:bg-transparent [&>code]:p-0">{children}</pre>
      </Sideways>
    ),
  };
  return (
    <div className="flex flex-col gap-4">
      <Markdown remarkPlugins={[remarkGfm]} components={components} urlTransform={keepPictures}>
        {body}
      </Markdown>
    </div>
  );
}

const PLAIN: Components = {
  p: ({ children }) => <p className="text-pretty">{children}</p>,
  ul: ({ children }) => <ul className="flex list-disc flex-col gap-1.5 pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="flex list-decimal flex-col gap-1.5 pl-5">
      {children}
    </ol>
  ),
  li: ({ children }) => <li className="text-pretty marker:text-muted-foreground">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote className="rounded-lg bg-apricot-soft px-4 py-3 text-apricot-foreground">{children}</blockquote>
  ),
  code: ({ children }) => <code className="rounded-sm bg-muted px-1 py-0.5 font-mono text-sm">{children}</code>,
  th: ({ children, style }) => (
    <th scope="col" className={`border-b bg-muted px-3 py-2 font-medium ${sideOf(style?.textAlign)}`}>
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td className={`border-b px-3 py-2 align-top ${sideOf(style?.textAlign)}`}>{children}</td>
  ),
  a: ({ href = '', children }) =>
    href.startsWith('/') ? (
      // Many lead behind the sign-in: nothing is fetched ahead.
      <Link href={href} prefetch={false} className={LINK}>
        {children}
      </Link>
    ) : (
      <a href={href} className={LINK}>
        {children}
      </a>
    ),
  img: ({ src, alt }) => <GuidePicture name={String(src).slice(PICTURE_SCHEME.length)} alt={alt ?? ''} />,
};

/** What may be wider than the page is moved sideways, also by the keyboard. A group and no landmark: a page has several of one name. */
function Sideways({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved sideways must be reachable
    <div role="group" tabIndex={0} aria-label={label} className={className}>
      {children}
    </div>
  );
}

function sideOf(textAlign: string | undefined): string {
  return textAlign === 'right' ? 'tabular text-right' : 'text-left';
}

/** A heading that can be linked to: its words are the link, as its mark shows on hover and focus. */
function Anchored({ as: Tag, children }: { as: 'h2' | 'h3'; children: ReactNode }) {
  const anchor = slugOf(textOf(children));
  return (
    <Tag id={anchor} className={Tag === 'h2' ? 'mt-5 scroll-mt-6 text-xl' : 'mt-2 scroll-mt-6 text-lg'}>
      <a
        href={`#${anchor}`}
        className="group rounded-sm after:ml-2 after:text-muted-foreground hover:after:content-['#'] focus-visible:after:content-['#']"
      >
        {children}
      </a>
    </Tag>
  );
}

function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(textOf).join('');
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : '';
}

function keepPictures(url: string): string {
  return url.startsWith(PICTURE_SCHEME) ? url : defaultUrlTransform(url);
}
