import { encode } from 'next-auth/jwt';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasSession } from '@/lib/auth/has-session';
import { MEMBERSHIP_COOKIE } from '@/lib/auth/membership';
import { currentCtx, currentIdentities, currentIdentity, requireReferrer, requireStaff } from '@/lib/auth/session';
import type { SessionClaims } from '@/lib/auth/types';
import { ForbiddenError } from '@/lib/services/errors';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { aContact } from '../factories/contact';
import { anOrganization } from '../factories/organization';
import { useDatabase } from '../setup/database';

// What Next gives a page of the request it answers; there is no request here.
const request = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, string>() }));
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { name, value: request.cookies.get(name) } : undefined),
  }),
}));

const COOKIE = 'authjs.session-token';
const database = useDatabase();
const ids = { harbour: '', garden: '', ana: '', maya: '', mayaToo: '' };

beforeAll(async () => {
  const harbour = await anOrganization({ name: 'Harbour' });
  const garden = await anOrganization({ name: 'Garden' });
  ids.harbour = harbour.organizationId;
  ids.garden = garden.organizationId;
  ids.ana = (await createStaff(harbour, { email: 'ana@x.test', name: 'Ana', role: 'viewer' })).id;
  ids.maya = (await aContact(harbour, { email: 'maya@x.test', firstName: 'Maya' })).id;
  ids.mayaToo = (await aContact(garden, { email: 'maya@x.test', firstName: 'Maya' })).id;
  await aContact(garden, { email: 'ana@x.test', firstName: 'Ana' });
  await aContact(garden, { email: 'lead@x.test', standing: [{ kind: 'lead', status: 'active' }] });
});

async function signedIn(claims: SessionClaims | null, secret = process.env.AUTH_SECRET ?? ''): Promise<void> {
  const token = claims ? await encode({ token: { sub: claims.email, claims }, secret, salt: COOKIE }) : 'forged';
  request.headers.set('cookie', `${COOKIE}=${token}`);
}

beforeEach(() => {
  request.headers = new Headers({
    host: 'kith.test',
    'x-kith-path': '/programs?status=draft',
    'x-request-id': 'r-12345678',
  });
  request.cookies.clear();
});

const redirectOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error) => String(error.digest),
  );

describe('requireStaff', () => {
  it('gives the context with the rights of the role', async () => {
    await signedIn({ email: 'ana@x.test', method: 'password' });
    const ctx = await requireStaff('programs:read');
    expect(ctx).toMatchObject({
      organizationId: ids.harbour,
      actor: { type: 'staff', id: ids.ana, name: 'Ana', email: 'ana@x.test' },
      requestId: 'r-12345678',
    });
    await expect(requireStaff('programs:write')).rejects.toBeInstanceOf(ForbiddenError);
  });

  it('sees a changed role with the next request, and nobody where the person was disabled', async () => {
    await signedIn({ email: 'ana@x.test', method: 'link' });
    await database.owner`update staff set role = 'manager' where id = ${ids.ana}`;
    expect((await requireStaff('programs:write')).actor.id).toBe(ids.ana);
    await database.owner`update staff set disabled_at = now() where id = ${ids.ana}`;
    expect(await redirectOf(requireStaff())).toContain('/sign-in?to=%2Fprograms%3Fstatus%3Ddraft');
    await database.owner`update staff set disabled_at = null, role = 'viewer' where id = ${ids.ana}`;
  });

  it.each([
    ['nobody', () => request.headers.delete('cookie')],
    ['a forged cookie', () => signedIn(null)],
    ['a cookie of another secret', () => signedIn({ email: 'ana@x.test', method: 'link' }, 'x'.repeat(40))],
    ['a referrer', () => signedIn({ email: 'maya@x.test', method: 'link' })],
  ])('sends %s to sign in', async (_, prepare) => {
    await prepare();
    expect(await redirectOf(requireStaff())).toContain('NEXT_REDIRECT');
  });
});

describe('requireReferrer', () => {
  it('gives the contact, in the school that was chosen', async () => {
    await signedIn({ email: 'maya@x.test', method: 'link' });
    expect((await currentIdentities()).map(({ id }) => id).sort()).toEqual([ids.maya, ids.mayaToo].sort());
    request.cookies.set(MEMBERSHIP_COOKIE, ids.maya);
    expect(await requireReferrer()).toMatchObject({ organizationId: ids.harbour, actor: { id: ids.maya } });
    request.cookies.set(MEMBERSHIP_COOKIE, ids.mayaToo);
    const ctx = await requireReferrer();
    expect(ctx).toMatchObject({ organizationId: ids.garden, actor: { type: 'referrer', id: ids.mayaToo } });
    expect([...ctx.scopes]).toEqual(['portal']);
  });

  it('is closed to a password, which proves no mailbox', async () => {
    await signedIn({ email: 'ana@x.test', method: 'password' });
    request.headers.delete('x-kith-path');
    expect(await redirectOf(requireReferrer())).toContain('/sign-in;');
    await signedIn({ email: 'ana@x.test', method: 'link' });
    expect((await requireReferrer()).organizationId).toBe(ids.garden);
  });

  it('is closed to those who only left their name', async () => {
    await signedIn({ email: 'lead@x.test', method: 'link' });
    expect(await currentIdentity()).toBeNull();
  });
});

describe('currentCtx', () => {
  it('is nobody’s without a session, and staff first for somebody who is both', async () => {
    expect(await currentCtx()).toBeNull();
    await signedIn({ email: 'ana@x.test', method: 'link' });
    request.headers.delete('x-request-id');
    const ctx = await currentCtx();
    expect(ctx?.actor.type).toBe('staff');
    expect(ctx?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('hasSession', () => {
  it('believes our signature only, under both cookie names', async () => {
    const secret = process.env.AUTH_SECRET ?? '';
    const of = async (name: string, key = secret) =>
      hasSession(
        new Headers({ cookie: `${name}=${await encode({ token: { sub: 'a' }, secret: key, salt: name })}` }),
        secret,
      );
    expect(await of(COOKIE)).toBe(true);
    expect(await of(`__Secure-${COOKIE}`)).toBe(true);
    expect(await of(COOKIE, 'another-secret-of-thirty-two-chars')).toBe(false);
    expect(await hasSession(new Headers(), secret)).toBe(false);
  });
});
