import { NextRequest } from 'next/server';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as route from '@/app/api/auth/[...nextauth]/route';
import { resetAuthLimits } from '@/lib/auth/rate-limits';
import { systemCtx } from '@/lib/services/context';
import { createOrganization } from '@/lib/services/organizations/create-organization';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { aContact } from '../factories/contact';
import { useDatabase } from '../setup/database';

// Outside a request of Next there is nothing to come after; the work is waited for instead.
const { background } = vi.hoisted(() => ({ background: [] as Promise<unknown>[] }));
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  after: (work: () => Promise<unknown>) => background.push(work()),
}));

const database = useDatabase();
const ORIGIN = 'http://127.0.0.1:3000';
const PASSWORD = 'correct horse battery';
const NOW = new Date('2026-09-10T12:00:00Z');

beforeAll(async () => {
  const input = { slug: 'harbour', name: 'Harbour School', currency: 'USD', timeZone: 'UTC' };
  const ctx = systemCtx((await createOrganization(systemCtx('', NOW), input)).id, NOW);
  await createStaff(ctx, { email: 'ana@school.test', name: 'Ana', role: 'manager', password: PASSWORD });
  await createStaff(ctx, { email: 'link-only@school.test', name: 'Lin', role: 'viewer' });
  await aContact(ctx, { email: 'maya.lin@gmail.com', firstName: 'Maya' });
});

beforeEach(resetAuthLimits);

type Jar = Map<string, string>;

async function send(jar: Jar, path: string, form?: Record<string, string>): Promise<Response> {
  const request = new NextRequest(`${ORIGIN}${path}`, {
    method: form ? 'POST' : 'GET',
    headers: {
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      host: '127.0.0.1:3000',
      'x-forwarded-for': '1.1.1.1',
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(form ? { body: new URLSearchParams(form).toString() } : {}),
  });
  const response = await (form ? route.POST : route.GET)(request);
  for (const cookie of response.headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';');
    const cut = pair.indexOf('=');
    jar.set(pair.slice(0, cut), pair.slice(cut + 1));
  }
  return response;
}

async function post(jar: Jar, path: string, form: Record<string, string>): Promise<Response> {
  const { csrfToken } = await (await send(jar, '/api/auth/csrf')).json();
  return send(jar, path, { ...form, csrfToken });
}

const sessionOf = async (jar: Jar) => (await send(jar, '/api/auth/session')).json();

async function mailed(): Promise<{ email: string; url: string }[]> {
  await Promise.all(background.splice(0));
  const jobs = await database.owner`select payload from graphile_worker._private_jobs order by id`;
  return JSON.stringify(jobs.map(({ payload }) => payload)).includes('sign-in.requested')
    ? jobs
        .flatMap(({ payload }) =>
          (Array.isArray(payload) ? payload : payload.events).filter(
            ({ name }: { name: string }) => name === 'auth/sign-in.requested',
          ),
        )
        .map(({ data }: { data: { email: string; url: string } }) => data)
    : [];
}

describe('password', () => {
  const signIn = (jar: Jar, email: string, password: string) =>
    post(jar, '/api/auth/callback/credentials', { email, password });

  it('signs a member of staff in; the session holds the address and how it was proven, and nothing else', async () => {
    const jar: Jar = new Map();
    await signIn(jar, ' ANA@school.test ', PASSWORD);
    expect(await sessionOf(jar)).toEqual({
      expires: expect.any(String),
      claims: { email: 'ana@school.test', method: 'password', signedInAt: expect.any(Number) },
    });
  });

  it.each([
    ['a wrong password', 'ana@school.test', 'wrong'],
    ['somebody without a password', 'link-only@school.test', PASSWORD],
    ['a referrer', 'maya.lin@gmail.com', PASSWORD],
    ['an unknown address', 'nobody@x.test', PASSWORD],
    ['nothing', '', ''],
  ])('answers alike for %s', async (_, email, password) => {
    const jar: Jar = new Map();
    const response = await signIn(jar, email, password);
    expect(response.headers.get('location')).toBe('/sign-in?error=CredentialsSignin&code=credentials');
    expect(await sessionOf(jar)).toBeNull();
  });

  it('is refused after five wrong ones, also the right one, and says so', async () => {
    for (let i = 0; i < 5; i += 1) await signIn(new Map(), 'ana@school.test', 'wrong');
    const jar: Jar = new Map();
    const response = await signIn(jar, 'ana@school.test', PASSWORD);
    expect(response.headers.get('location')).toContain('code=rate-limited');
    expect(await sessionOf(jar)).toBeNull();
  });

  it('needs the CSRF token of this browser', async () => {
    const jar: Jar = new Map();
    await send(jar, '/api/auth/callback/credentials', { email: 'ana@school.test', password: PASSWORD, csrfToken: 'x' });
    expect(await sessionOf(jar)).toBeNull();
  });
});

describe('magic link', () => {
  const ask = (email: string, callbackUrl = '/') => post(new Map(), '/api/auth/signin/email', { email, callbackUrl });

  it('goes to the address, leads to the page with the button, and works once', async () => {
    await ask('Maya.Lin+kith@gmail.com', '/portal/wallet');
    const mail = (await mailed()).at(-1);
    expect(mail?.email).toBe('maya.lin@gmail.com');
    const link = new URL(mail?.url ?? '');
    expect(link.origin).toBe(process.env.APP_URL);
    expect(link.pathname).toBe('/sign-in/link');
    expect(link.searchParams.get('to')).toBe('/portal/wallet');

    const query = new URLSearchParams({
      email: link.searchParams.get('email') ?? '',
      token: link.searchParams.get('token') ?? '',
      callbackUrl: '/portal/wallet',
    });
    const jar: Jar = new Map();
    const first = await send(jar, `/api/auth/callback/email?${query}`);
    expect(first.headers.get('location')).toBe('/portal/wallet');
    expect((await sessionOf(jar)).claims).toEqual({
      email: 'maya.lin+kith@gmail.com',
      method: 'link',
      signedInAt: expect.any(Number),
    });

    const again: Jar = new Map();
    const second = await send(again, `/api/auth/callback/email?${query}`);
    expect(second.headers.get('location')).toBe('/sign-in?error=Verification');
    expect(await sessionOf(again)).toBeNull();
  });

  it('is answered alike for an unknown address, and nothing is sent', async () => {
    const before = (await mailed()).length;
    const known = await ask('ana@school.test');
    expect((await mailed()).length).toBe(before + 1);
    const unknown = await ask('nobody@x.test');
    expect((await mailed()).length).toBe(before + 1);
    expect([unknown.status, unknown.headers.get('location')]).toEqual([known.status, known.headers.get('location')]);
  });

  it('is not made for another address with the token of one’s own', async () => {
    await ask('ana@school.test');
    const link = new URL((await mailed()).at(-1)?.url ?? '');
    const jar: Jar = new Map();
    const query = new URLSearchParams({ email: 'link-only@school.test', token: link.searchParams.get('token') ?? '' });
    await send(jar, `/api/auth/callback/email?${query}`);
    expect(await sessionOf(jar)).toBeNull();
  });

  it('has an end, and keeps only a hash of its token', async () => {
    await ask('ana@school.test');
    const link = new URL((await mailed()).at(-1)?.url ?? '');
    const token = link.searchParams.get('token') ?? '';
    const rows = await database.owner`select * from verification_tokens`;
    expect(JSON.stringify(rows)).not.toContain(token);
    await database.owner`update verification_tokens set expires_at = now() - interval '1 second'`;
    const jar: Jar = new Map();
    const response = await send(
      jar,
      `/api/auth/callback/email?${new URLSearchParams({ email: 'ana@school.test', token })}`,
    );
    expect(response.headers.get('location')).toContain('error=Verification');
    expect(await sessionOf(jar)).toBeNull();
  });

  it('of somebody who was removed meanwhile leads nowhere', async () => {
    await ask('link-only@school.test');
    const link = new URL((await mailed()).at(-1)?.url ?? '');
    await database.owner`update staff set disabled_at = now() where email = 'link-only@school.test'`;
    const jar: Jar = new Map();
    await send(jar, `/api/auth/callback/email${link.search}`);
    expect(await sessionOf(jar)).toBeNull();
  });
});
