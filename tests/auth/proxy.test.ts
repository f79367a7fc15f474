import { NextRequest } from 'next/server';
import { encode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import { proxy } from '@/proxy';

const ask = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`https://kith.example${path}`, { headers }));

describe('proxy', () => {
  it('sends a signed-out visitor to sign in, and back to the page afterwards', async () => {
    const response = await ask('/programs/1?tab=rules');
    expect(response.status).toBe(307);
    const target = new URL(response.headers.get('location') ?? '');
    expect([target.pathname, target.searchParams.get('to')]).toEqual(['/sign-in', '/programs/1?tab=rules']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('lets a session pass', async () => {
    const salt = 'authjs.session-token';
    const token = await encode({ token: { sub: 'ana' }, secret: process.env.AUTH_SECRET ?? '', salt });
    expect((await ask('/programs', { cookie: `${salt}=${token}` })).headers.get('x-middleware-next')).toBe('1');
  });

  it('gives every page a nonce of its own, known to the page and to the browser', async () => {
    const [one, two] = await Promise.all([ask('/'), ask('/')]);
    const nonceOf = (response: Response) => response.headers.get('x-middleware-request-x-nonce') ?? '';
    expect(nonceOf(one)).not.toBe(nonceOf(two));
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonceOf(one)}'`);
    expect(one.headers.get('x-middleware-request-content-security-policy')).toBe(
      one.headers.get('content-security-policy'),
    );
    expect(one.headers.get('strict-transport-security')).toBeTruthy();
  });

  it('keeps a request id that is one, and makes one otherwise', async () => {
    expect((await ask('/', { 'x-request-id': 'front-12345678' })).headers.get('x-request-id')).toBe('front-12345678');
    const made = (await ask('/', { 'x-request-id': 'no "id"' })).headers.get('x-request-id');
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('speaks of https only behind https', async () => {
    const response = await ask('/help', { 'x-forwarded-proto': 'http' });
    expect(response.headers.get('strict-transport-security')).toBeNull();
    expect(response.headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });
});
