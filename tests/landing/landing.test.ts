import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { landing } from '@/lib/landing/app';
import { resetLeadLimits } from '@/lib/landing/lead-limits';
import type { Ctx } from '@/lib/services/context';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { anOrganization } from '@/tests/factories/organization';
import { aCode, type CodeFixture, DEFINITION } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
afterAll(closeCodeFacts);
beforeEach(resetLeadLimits);

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

let ctx: Ctx;
let ana: CodeFixture;
beforeEach(async () => {
  ctx = await anOrganization({ name: 'Lingua <School>' });
  ana = await aCode(database.owner, ctx);
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  landing.request(path, { method, headers: { 'user-agent': PHONE, ...headers } });

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  landing.request(path, {
    method: 'POST',
    headers: { 'user-agent': PHONE, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

const touchesOf = (code: CodeFixture) =>
  database.owner`select * from touches where code_id = ${code.codeId} order by id`;

const cookieOf = (response: Response) => /kith_v=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];

describe('opening the link', () => {
  it('stores the touch and shows who invites, what both get, and the terms', async () => {
    const response = await get(`/r/${ana.code.toLowerCase()}?c=whatsapp&utm_source=story&utm_campaign=spring`, {
      referer: 'https://social.example/post/1',
    });
    expect(response.status).toBe(200);
    const html = await response.text();
    expect(html).toContain('Ana invites you to Lingua &lt;School&gt;');
    expect(html).toContain('10% off');
    expect(html).toContain('$50.00');
    expect(html).toContain(DEFINITION.termsAndConditions);
    expect(html).not.toContain('<script');
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    const [touch] = await touchesOf(ana);
    expect(touch).toMatchObject({
      channel: 'whatsapp',
      source: 'story',
      utm: { utm_source: 'story', utm_campaign: 'spring' },
      user_agent: PHONE,
      counted: true,
      reason: null,
      visitor_id: cookieOf(response),
    });
  });

  it('names a picture of the offer for messengers, with its size and words; pages without an offer name none', async () => {
    const html = await (await get(`/r/${ana.code}`)).text();
    const image = `http://127.0.0.1:3000/og/${ana.code}.png`;
    for (const [name, content] of [
      ['property="og:image"', image],
      ['property="og:image:type"', 'image/png'],
      ['property="og:image:width"', '1200'],
      ['property="og:image:height"', '630'],
      ['property="og:image:alt"', `Ana invites you to Lingua &lt;School&gt;, code ${ana.code}`],
      ['name="twitter:card"', 'summary_large_image'],
    ]) {
      expect(html).toContain(`<meta ${name} content="${content}"/>`);
    }
    const unnamed = await aCode(database.owner, ctx, { firstName: null });
    expect(await (await get(`/r/${unnamed.code}`)).text()).toContain('An invitation to Lingua');
    expect(await (await get('/r/NOBODY-1')).text()).not.toContain('og:image');
    expect(await (await get(`/r/${ana.code}/thanks`)).text()).not.toContain('og:image');
  });

  it('gives a visitor a cookie for 90 days and knows him again', async () => {
    const first = await get(`/r/${ana.code}`, { referer: 'https://mail.example/inbox' });
    expect(first.headers.get('set-cookie')).toMatch(
      /^kith_v=[0-9a-f-]{36}; Path=\/; Max-Age=7776000; HttpOnly; SameSite=Lax$/,
    );
    const visitor = cookieOf(first) as string;
    await get(`/r/${ana.code}`, { cookie: `not_kith_v=x; theme=dark; kith_v=${visitor}; b=2` });
    await get(`/r/${ana.code}`, { cookie: 'kith_v=a b<script>' });
    const touches = await touchesOf(ana);
    expect(touches.map(({ source }) => source)).toEqual(['mail.example', null, null]);
    expect(touches[1]?.visitor_id).toBe(visitor);
    expect(touches[2]?.visitor_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(touches[2]?.visitor_id).not.toBe(visitor);
  });

  it('is strict: no script, its own style by hash, nobody may frame it, nothing is kept on the way', async () => {
    const { headers } = await get(`/r/${ana.code}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('is compressed for who takes it', async () => {
    const response = await get(`/r/${ana.code}`, { 'accept-encoding': 'gzip, br' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    const bytes = await response.arrayBuffer();
    expect(Number(response.headers.get('content-length'))).toBe(bytes.byteLength);
    expect(bytes.byteLength).toBeLessThan(8_000);
    const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
    expect(text).toMatch(/^<!doctype html>/);
  });

  it.each([
    ['a preview of a chat', { 'user-agent': 'WhatsApp/2.23.20.0' }, 'preview'],
    ['a crawler', { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }, 'bot'],
    ['a prefetch', { 'sec-purpose': 'prefetch;prerender' }, 'prefetch'],
    ['no user agent', { 'user-agent': '' }, 'no-user-agent'],
  ])('shows the page to %s, stores it and does not count it', async (_name, headers, reason) => {
    const response = await get(`/r/${ana.code}`, headers as Record<string, string>);
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toContain('og:title');
    expect(await touchesOf(ana)).toMatchObject([{ counted: false, reason }]);
  });

  it('answers HEAD without a body, a cookie or a count', async () => {
    const response = await get(`/r/${ana.code}`, {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await touchesOf(ana)).toMatchObject([{ counted: false, reason: 'head' }]);
  });

  it('takes nothing from a request that PostgreSQL could not store', async () => {
    const response = await get(`/r/${ana.code}?c=%00&utm_source=%00a%EF%BF%BF&utm_term=%ff`, { referer: 'nonsense' });
    expect(response.status).toBe(200);
    expect(await touchesOf(ana)).toMatchObject([{ counted: true, channel: 'other' }]);
  });

  it('shows what changed as soon as it has changed', async () => {
    await get(`/r/${ana.code}`);
    await database.owner`update contacts set first_name = 'Anna' where id = ${ana.referrerId}`;
    await expect.poll(async () => (await get(`/r/${ana.code}`)).text()).toContain('Anna invites you');
    await database.owner`update referral_programs set status = 'paused', active_slot = null where id = ${ana.programId}`;
    await expect.poll(async () => (await get(`/r/${ana.code}`)).status).toBe(409);
  });
});

describe('codes that do not work', () => {
  it.each([
    [
      'expired',
      { expiresAt: '2026-01-31T23:00:00Z' },
      410,
      'It could be used until January 31, 2026. Ask Ana',
      'code-expired',
    ],
    ['switched off', { isActive: false }, 410, 'This code is switched off', 'code-inactive'],
    ['of a paused programme', { status: 'paused' as const }, 409, 'has paused “Bring a friend”', 'program-not-active'],
    ['of an ended programme', { status: 'ended' as const }, 410, '“Bring a friend” is over', 'program-not-active'],
    ['before the start', { startsAt: '2190-05-01T12:00:00Z' }, 409, 'starts on May 1, 2190', 'program-not-active'],
    ['of nobody who may refer', { standing: null }, 403, 'Ana is not inviting friends', 'referrer-not-eligible'],
  ])(
    'a code %s has its own page and status, and the touch says why',
    async (_name, overrides, status, words, reason) => {
      const code = await aCode(database.owner, ctx, overrides);
      const response = await get(`/r/${code.code}`);
      expect(response.status).toBe(status);
      const html = await response.text();
      expect(html).toContain(words);
      expect(html).not.toContain('<form');
      expect(await touchesOf(code)).toMatchObject([{ counted: false, reason }]);
      const posted = await post(`/r/${code.code}`, { firstName: 'Ben', email: 'ben@example.com', consent: 'on' });
      expect(posted.status).toBe(status);
    },
  );

  it.each([
    '/r/NOBODY-HAS-IT',
    '/r/%00',
    '/r/%E0%A4%A',
    `/r/${'X'.repeat(3000)}`,
    '/r/a%27b',
    '/r/NOBODY/thanks',
    '/r/x/y/z',
  ])('answers %s with a friendly 404', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('We do not know this code');
  });

  it('takes no other methods', async () => {
    const response = await get(`/r/${ana.code}`, {}, 'DELETE');
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });
});

describe('leaving a name', () => {
  const ben = { firstName: 'Ben', email: 'ben@example.com', consent: 'on' };

  it('works without script: form, see other, thanks', async () => {
    const opened = await get(`/r/${ana.code}?c=sms`);
    const visitor = cookieOf(opened) as string;
    const headers = {
      cookie: `kith_v=${visitor}`,
      origin: 'http://localhost',
      host: 'localhost',
      'sec-fetch-site': 'same-origin',
    };
    const sent = await post(`/r/${ana.code}?c=sms`, ben, headers);
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe(`/r/${ana.code}/thanks`);
    const thanks = await get(`/r/${ana.code}/thanks`);
    expect(thanks.status).toBe(200);
    expect(await thanks.text()).toContain('Thank you!');
    const [referral] = await database.owner`
      select r.channel, r.status, c.first_name, c.email, c.consent_at is not null as consented
      from referrals r join contacts c on c.id = r.referee_id where r.code_id = ${ana.codeId}`;
    expect(referral).toEqual({
      channel: 'sms',
      status: 'pending',
      first_name: 'Ben',
      email: 'ben@example.com',
      consented: true,
    });
    expect(await touchesOf(ana)).toHaveLength(1);
  });

  it('counts the form as the touch where the browser keeps no cookie', async () => {
    const sent = await post(`/r/${ana.code}?c=qr`, ben);
    expect(sent.status).toBe(303);
    expect(await touchesOf(ana)).toMatchObject([{ channel: 'qr', counted: true, visitor_id: cookieOf(sent) }]);
  });

  it('shows what is wrong at the field, and keeps what was typed', async () => {
    const typed = { firstName: '"><b>Ben', email: 'not an address' };
    const response = await post(`/r/${ana.code}`, typed);
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;Ben"');
    expect(html).toContain('value="not an address"');
    expect(html).toContain('id="email-wrong"');
    expect(html).toContain('2 things need another look');
    expect(html).toContain('Please tick this box');
    expect(html).not.toContain('firstName-wrong');
    expect(await database.owner`select 1 from referrals where code_id = ${ana.codeId}`).toHaveLength(0);
    expect(await (await post(`/r/${ana.code}`, { ...ben, firstName: ' ' })).text()).toContain(
      'Please tell us your first name',
    );
    expect(await (await post(`/r/${ana.code}`, { ...ben, firstName: 'x\u0007' })).text()).toContain(
      'signs that are not letters',
    );
  });

  it('says so when a rule says no', async () => {
    const code = await aCode(database.owner, ctx, { email: 'ana@example.com' });
    const own = await post(`/r/${code.code}`, { ...ben, email: 'ANA@example.com' });
    expect(own.status).toBe(422);
    expect(await own.text()).toContain('This is the address of the person who invites');
    await post(`/r/${code.code}`, ben);
    await database.owner`update referrals set status = 'converted' where code_id = ${code.codeId}`;
    const again = await post(`/r/${ana.code}`, ben);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('has already used an invitation');
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example', host: 'localhost' }],
    [{ origin: 'null', host: 'localhost' }],
  ])('refuses a form from another site: %o', async (headers) => {
    const response = await post(`/r/${ana.code}`, ben, headers as Record<string, string>);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Please open the invitation again');
    expect(await database.owner`select 1 from referrals where code_id = ${ana.codeId}`).toHaveLength(0);
  });

  it('takes no more than a few forms a minute from one visitor, and others meanwhile', async () => {
    const visitor = { cookie: 'kith_v=busy' };
    for (let sent = 0; sent < 20; sent += 1) await post(`/r/${ana.code}`, {}, visitor);
    const refused = await post(`/r/${ana.code}`, ben, visitor);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('value="ben@example.com"');
    expect((await post(`/r/${ana.code}`, ben, { cookie: 'kith_v=calm' })).status).toBe(303);
  });

  it('survives bodies that are no form', async () => {
    const send = (body: string, type: string) =>
      landing.request(`/r/${ana.code}`, { method: 'POST', body, headers: { 'content-type': type } });
    expect((await send('{"a":1}', 'application/json')).status).toBe(422);
    expect((await send('--x', 'multipart/form-data')).status).toBe(422);
    expect((await send(`firstName=${'x'.repeat(20_000)}`, 'application/x-www-form-urlencoded')).status).toBe(413);
    expect((await post('/r/NOBODY-HAS-IT', ben)).status).toBe(404);
  });
});

describe('the rest', () => {
  it('says so, with 503, while the database does not answer', async () => {
    await expect.poll(async () => (await get(`/r/${ana.code}`)).status).toBe(200);
    await database.owner`revoke execute on function record_touches from kith_app`;
    try {
      const response = await get(`/r/${ana.code}`);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('10');
      expect(await response.text()).toContain('Please try again in a minute');
    } finally {
      await database.owner`grant execute on function record_touches to kith_app`;
    }
  });

  it('serves its font for good', async () => {
    const response = await get('/r/-/geist-latin.woff2');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(30_000);
  });

  it('keeps schools apart: each code shows and fills its own', async () => {
    const other = await anOrganization({ name: 'Other School' });
    const code = await aCode(database.owner, other, { firstName: 'Zoe' });
    expect(await (await get(`/r/${code.code}`)).text()).toContain('Zoe invites you to Other School');
    await post(`/r/${code.code}`, { firstName: 'Ben', email: 'ben@example.com', consent: 'on' });
    const rows =
      await database.owner`select organization_id from contacts where email = 'ben@example.com' and organization_id in (${ctx.organizationId}, ${other.organizationId})`;
    expect(rows).toEqual([{ organization_id: other.organizationId }]);
  });
});
