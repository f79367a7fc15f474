import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { codeStatusAt } from '@/lib/domain/codes/status';
import { parseChannel } from '@/lib/domain/tracking/channels';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { newId } from '@/lib/services/ids';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';
import { acceptLead, type Fields, formState } from './accept-lead';
import { countLead } from './lead-limits';
import { factsOf, openPage } from './open-page';
import { codePage, formPage, plainPage, thanksPage } from './pages';
import type { PlainHeaders } from './read-visit';
import { encodedFor, type Page } from './render-page';
import { isSameOrigin } from './same-origin';
import { isSecure, readVisitor, visitorCookie } from './visitor-cookie';
import { words } from './words';

/** What @hono/node-server hands over; absent where Kith runs inside Next. */
type Env = { Bindings: { incoming?: { headers: PlainHeaders; socket?: { remoteAddress?: string } } } };
type Request = Context<Env>;

const MAX_FORM_BYTES = 16 * 1024;

/** The landing page: `GET /r/CODE` stores the touch and shows the invitation, `POST /r/CODE` takes the friend's name. */
export const landing = new Hono<Env>({ strict: false });

landing.get('/r/:code', async (c) => {
  const headers = headersOf(c);
  const { method, url } = c.req;
  const search = url.indexOf('?');
  const opened = await openPage(c.req.param('code'), method, search === -1 ? '' : url.slice(search + 1), headers);
  return send(opened.page, headers, opened.cookie);
});

// One pattern for both, so that Hono can keep to its fastest router.
landing.get('/r/:code/:page', async (c) => {
  const { code, page } = c.req.param();
  if (code === '-' && page === 'geist-latin.woff2') return font();
  const facts = page === 'thanks' ? await factsOf(code, new Date()) : null;
  return send(facts ? thanksPage(facts) : plainPage('unknown'), headersOf(c));
});

const limited = bodyLimit({ maxSize: MAX_FORM_BYTES, onError: () => new Response(null, { status: 413 }) });

landing.post('/r/:code', limited, async (c) => {
  const headers = headersOf(c);
  const now = new Date();
  if (!isSameOrigin(headers, publicHost())) return send(plainPage('blocked'), headers);
  const facts = await factsOf(c.req.param('code'), now);
  if (!facts) return send(plainPage('unknown'), headers);
  const status = codeStatusAt(facts, now);
  if (status !== 'active') return send(codePage(facts, status, now), headers);
  const fields = await fieldsOf(c);
  const known = readVisitor(headers.cookie);
  const address = addressOf(c, headers);
  const waitSeconds = await countLead(known, address);
  if (waitSeconds > 0) {
    const page = formPage(429, facts, now, formState(fields, { form: words('form.errors.tooMany') }));
    return send(page, headers, null, { 'retry-after': String(waitSeconds) });
  }
  const visitorId = known ?? newId();
  const channel = parseChannel(c.req.query('c'));
  const answer = await acceptLead(words, { facts, fields, visitorId, channel, now, address });
  if (answer.ok) return seeThanks(facts, visitorId);
  if (answer.form) return send(formPage(422, facts, now, answer.form), headers);
  const fresh = await factsOf(facts.codeKey, now);
  return send(fresh ? codePage(fresh, codeStatusAt(fresh, now), now) : plainPage('unknown'), headers);
});

landing.on(
  ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  '/r/:code',
  () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD, POST' } }),
);

landing.notFound((c) => send(plainPage('unknown'), headersOf(c)));

landing.onError((error, c) => {
  log.error({ err: error, path: c.req.path }, 'The landing page failed');
  return send(plainPage('broken'), headersOf(c), null, { 'retry-after': '10' });
});

function font(): Response {
  const body = readFileSync(join(process.cwd(), 'public/fonts/geist-latin.woff2'));
  const headers = { 'content-type': 'font/woff2', 'cache-control': 'public, max-age=31536000, immutable' };
  return new Response(body, { headers });
}

function headersOf(c: Request): PlainHeaders {
  return c.env?.incoming?.headers ?? c.req.header();
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

function seeThanks(facts: CodeFacts, visitorId: string): Response {
  const location = `/r/${encodeURIComponent(facts.code)}/thanks`;
  return new Response(null, {
    status: 303,
    headers: { location, 'set-cookie': visitorCookie(visitorId, isSecure()), 'cache-control': 'no-store' },
  });
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
