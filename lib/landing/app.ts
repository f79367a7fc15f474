import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { codeStatusAt } from '@/lib/domain/codes/status';
import { type Channel, channelOfPath, parseChannel } from '@/lib/domain/tracking/channels';
import { mayRemember } from '@/lib/domain/tracking/cookies';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { NotFoundError } from '@/lib/services/errors';
import { newId } from '@/lib/services/ids';
import { logoContent } from '@/lib/services/organizations/logo-content';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';
import { joinDevice } from '@/lib/services/tracking/join-device';
import { acceptLead, type Fields, formState, visitOf, visitorCtx } from './accept-lead';
import { countLead } from './lead-limits';
import { factsOf, openPage } from './open-page';
import { localeSaid, pageLocale } from './page-locale';
import { codePage, formPage, plainPage, thanksPage } from './pages';
import { type PlainHeaders, utmOf } from './read-visit';
import { encodedFor, type Page } from './render-page';
import { isSameOrigin } from './same-origin';
import { readVisitor, refusesTracking, visitorCookie } from './visitor-cookie';
import { wordsIn } from './words';

/** What @hono/node-server hands over; absent where Kith runs inside Next. */
type Env = { Bindings: { incoming?: { headers: PlainHeaders; socket?: { remoteAddress?: string } } } };
type Request = Context<Env>;

const MAX_FORM_BYTES = 16 * 1024;

/** The landing page: `GET /r/CODE` stores the touch and shows the invitation, `POST /r/CODE` takes the friend's name. */
export const landing = new Hono<Env>({ strict: false });

landing.get('/r/:code', (c) => open(c, c.req.param('code'), null));

// One pattern for all three, so that Hono can keep to its fastest router.
landing.get('/r/:code/:page', async (c) => {
  const { code, page } = c.req.param();
  if (code === '-') return page === 'geist-latin.woff2' ? font() : logo(page);
  const channel = channelOfPath(page);
  if (channel) return open(c, code, channel);
  const facts = page === 'thanks' ? await factsOf(code, new Date()) : null;
  if (!facts) return plain(c, 'unknown');
  const headers = headersOf(c);
  return send(thanksPage(facts, pageLocale(headers, facts)), headers);
});

const limited = bodyLimit({ maxSize: MAX_FORM_BYTES, onError: () => new Response(null, { status: 413 }) });

landing.post('/r/:code', limited, (c) => take(c, c.req.param('code'), parseChannel(c.req.query('c'))));

landing.post('/r/:code/:page', limited, (c) => {
  const { code, page } = c.req.param();
  const channel = channelOfPath(page);
  return channel ? take(c, code, channel) : plain(c, 'unknown');
});

async function open(c: Request, code: string, channel: Channel | null): Promise<Response> {
  const headers = headersOf(c);
  const { method, url } = c.req;
  const search = url.indexOf('?');
  const opened = await openPage(code, method, search === -1 ? '' : url.slice(search + 1), headers, channel);
  return send(opened.page, headers, opened.cookie);
}

async function take(c: Request, code: string, channel: Channel): Promise<Response> {
  const headers = headersOf(c);
  const now = new Date();
  if (!isSameOrigin(headers, publicHost())) return plain(c, 'blocked');
  const facts = await factsOf(code, now);
  if (!facts) return plain(c, 'unknown');
  const locale = pageLocale(headers, facts);
  const { t } = wordsIn(locale);
  const status = codeStatusAt(facts, now);
  if (status !== 'active') return send(codePage(facts, locale, status, now), headers);
  const fields = await fieldsOf(c);
  const known = readVisitor(headers, facts) ?? visitOf(fields);
  const address = addressOf(c, headers);
  const waitSeconds = await countLead(known, address);
  if (waitSeconds > 0) {
    const page = formPage(429, facts, locale, now, formState(fields, { form: t('form.errors.tooMany') }));
    return send(page, headers, null, { 'retry-after': String(waitSeconds) });
  }
  const visitorId = known ?? newId();
  if (fields.known === '1') return recognise(c, facts, visitorId, fields, now);
  const utm = utmOf(new URL(c.req.url).searchParams);
  const language = localeSaid(headers);
  const answer = await acceptLead(t, { facts, fields, visitorId, channel, utm, now, address, language });
  if (answer.ok) return seeThanks(facts, isRemembered(facts, headers, fields) ? visitorId : null);
  if (answer.form) return send(formPage(422, facts, locale, now, answer.form), headers);
  const fresh = await factsOf(facts.codeKey, now);
  return fresh ? send(codePage(fresh, locale, codeStatusAt(fresh, now), now), headers) : plain(c, 'unknown');
}

/** Somebody whom a signed link has named says that it is him. A link that has ended shows the form. */
async function recognise(
  c: Request,
  facts: CodeFacts,
  visitorId: string,
  fields: Fields,
  now: Date,
): Promise<Response> {
  const headers = headersOf(c);
  try {
    const said = { token: c.req.query('p'), visitorId };
    await joinDevice(visitorCtx(facts.organizationId, visitorId, now), facts, said);
    return seeThanks(facts, isRemembered(facts, headers, fields) ? visitorId : null);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    const locale = pageLocale(headers, facts);
    const state = formState({}, { form: wordsIn(locale).t('form.errors.linkEnded') });
    return send(formPage(422, facts, locale, now, state), headers);
  }
}

function isRemembered(facts: CodeFacts, headers: PlainHeaders, { remember }: Fields): boolean {
  const { cookies: mode } = facts.organization;
  const hasAgreed = remember === 'on' || readVisitor(headers, facts) !== null;
  return mayRemember({ mode, hasAgreed, refuses: refusesTracking(headers) });
}

landing.on(
  ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  '/r/:code',
  () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD, POST' } }),
);

landing.notFound((c) => plain(c, 'unknown'));

landing.onError((error, c) => {
  log.error({ err: error, path: c.req.path }, 'The landing page failed');
  return plain(c, 'broken', { 'retry-after': '10' });
});

function font(): Response {
  const body = readFileSync(join(process.cwd(), 'public/fonts/geist-latin.woff2'));
  const headers = {
    'content-type': 'font/woff2',
    'cache-control': 'public, max-age=31536000, immutable',
    // The preview beside the rules is a sandboxed frame, which has no origin of its own.
    'access-control-allow-origin': '*',
  };
  return new Response(body, { headers });
}

/** A school's logo, `logo-VERSION.png`: shown by its pages, by mails and by whoever quotes them. */
async function logo(page: string): Promise<Response> {
  const content = await logoContent(/^logo-([0-9a-f]{32})\.png$/.exec(page)?.[1] ?? '');
  if (!content) return new Response(null, { status: 404, headers: { 'cache-control': 'public, max-age=60' } });
  const headers = {
    'content-type': 'image/png',
    'cache-control': 'public, max-age=31536000, immutable',
    'cross-origin-resource-policy': 'cross-origin',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
  return new Response(content, { headers });
}

function headersOf(c: Request): PlainHeaders {
  return c.env?.incoming?.headers ?? c.req.header();
}

/** A page without a school, in the browser's language. */
function plain(c: Request, about: Parameters<typeof plainPage>[0], more?: Record<string, string>): Response {
  const headers = headersOf(c);
  return send(plainPage(about, pageLocale(headers, null)), headers, null, more);
}

function send(
  page: Page,
  headers: PlainHeaders,
  cookie: string | null = null,
  more?: Record<string, string>,
): Response {
  const encoded = encodedFor(page, headers);
  const all =
    cookie || more ? { ...encoded.headers, ...more, ...(cookie && { 'set-cookie': cookie }) } : encoded.headers;
  return new Response(encoded.body, { status: page.status, headers: all });
}

/** @param visitorId whom the browser remembers; null for nobody */
function seeThanks(facts: CodeFacts, visitorId: string | null): Response {
  const location = `/r/${encodeURIComponent(facts.code)}/thanks`;
  const cookie = visitorId && { 'set-cookie': visitorCookie(visitorId, facts) };
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', ...cookie } });
}

// A form that cannot be read is an empty one: its fields come back with what is missing.
async function fieldsOf(c: Request): Promise<Fields> {
  try {
    const body = await c.req.parseBody();
    return Object.fromEntries(
      Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

function addressOf(c: Request, headers: PlainHeaders): string {
  const own = c.env?.incoming?.socket?.remoteAddress;
  const hops = (headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  const all = own ? [...hops, own] : hops;
  return all.at(-1 - env().TRUSTED_PROXIES) || own || 'unknown';
}

function publicHost(): string | null {
  return URL.parse(env().APP_URL)?.host ?? null;
}
