import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { accentOf } from '@/components/landing/accent';
import { LandingDocument } from '@/components/landing/document';
import { NO_VISIT } from '@/components/landing/lead-form';
import { landingStyles } from '@/components/landing/styles';
import type { LogoFacts } from '@/lib/domain/organizations/logo';
import type { PageParts } from './page-parts';
import type { LandingWords } from './words';

/** A page as it goes over the wire, with its headers. Shared by requests: never changed. */
export interface Page {
  status: number;
  plain: Encoded;
  gzip: Encoded;
}

interface Encoded {
  body: Uint8Array<ArrayBuffer>;
  /** The same bytes as a latin1 string: Node sends it in one piece with the headers, a buffer in a second one. */
  wire: string;
  headers: Readonly<Record<string, string>>;
}

/** A page in the encoding that a request asks for. */
export function encodedFor(page: Page, headers: { 'accept-encoding'?: string }): Encoded {
  return headers['accept-encoding']?.includes('gzip') ? page.gzip : page.plain;
}

/**
 * The page of a school without cookies, its form carrying which visit it belongs to. Made for one visit; compressed only when
 * somebody takes it so.
 */
export function withVisit(page: Page, visitorId: string): Page {
  const html = page.plain.wire;
  const at = html.indexOf(NO_VISIT);
  // A browser's own visitor may be of another length than the page was made for; only ids that Kith makes are put in.
  if (at === -1 || visitorId.length !== NO_VISIT.length) return page;
  const wire = html.slice(0, at) + visitorId + html.slice(at + NO_VISIT.length);
  const body = Buffer.from(wire, 'latin1');
  let compressed: Encoded | undefined;
  return {
    status: page.status,
    plain: { body, wire, headers: page.plain.headers },
    get gzip() {
      compressed ??= encoded(gzipSync(body, { level: 1 }), page.gzip.headers);
      return compressed;
    },
  };
}

export interface School {
  name: string;
  accentColor: string | null;
  logo: LogoFacts | null;
}

// Next's own bundle refuses react-dom/server in route handlers; what npm installed renders the same elements.
const load = createRequire(join(process.cwd(), 'package.json'));
let render: typeof import('react-dom/server')['renderToStaticMarkup'] | undefined;

/** Renders a page to bytes: without script, its one style element allowed by hash. */
export function renderPage(words: LandingWords, status: number, parts: PageParts, school: School | null): Page {
  render ??= (load('react-dom/server') as typeof import('react-dom/server')).renderToStaticMarkup;
  const { title, description, image, body } = parts;
  const markup = render(
    <LandingDocument
      t={words.t}
      locale={words.locale}
      title={title}
      description={description}
      siteName={school?.name ?? null}
      logo={school?.logo ?? null}
      image={image ?? null}
    >
      {body}
    </LandingDocument>,
  );
  const styles = landingStyles(accentOf(school?.accentColor ?? null));
  const html = Buffer.from(`<!doctype html>${markup.replace('<style></style>', `<style>${styles}</style>`)}`);
  return encodePage(status, html, headersOf(styles, words.locale));
}

function encodePage(status: number, html: Buffer<ArrayBuffer>, headers: Record<string, string>): Page {
  return {
    status,
    plain: encoded(html, headers),
    gzip: encoded(gzipSync(html, { level: 9 }), { ...headers, 'content-encoding': 'gzip' }),
  };
}

function encoded(body: Buffer<ArrayBuffer>, headers: Record<string, string>): Encoded {
  return { body, wire: body.toString('latin1'), headers: { ...headers, 'content-length': String(body.length) } };
}

function headersOf(styles: string, locale: string): Record<string, string> {
  const hash = createHash('sha256').update(styles).digest('base64');
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-language': locale,
    // Every opening is a touch, so every opening must come here.
    'cache-control': 'private, no-cache',
    vary: 'accept-encoding, accept-language, cookie',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    // With no-referrer a browser would send `Origin: null` with the form, and it would look like a forgery.
    'referrer-policy': 'same-origin',
  };
}
