import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress } from '@/lib/auth/client-address';
import { homeOf } from '@/lib/auth/home-of';
import { allowedIdentities, chooseIdentity } from '@/lib/auth/membership';
import { isPublicPath } from '@/lib/auth/public-path';
import { safePath } from '@/lib/auth/safe-path';
import type { AuthIdentity } from '@/lib/auth/types';

describe('safePath', () => {
  it.each([
    ['/programs/1?tab=rules', '/programs/1?tab=rules'],
    ['https://kith.example/people', '/people'],
    ['//evil.example/x', undefined],
    ['/\\evil.example', undefined],
    ['\t//evil.example', undefined],
    ['https://evil.example//evil.example', undefined],
    ['javascript:alert(1)', undefined],
    ['/sign-in/choose', undefined],
    ['/sign-in-later', '/sign-in-later'],
    ['/api/auth/signout', undefined],
    ['http://[', undefined],
    ['/', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j leads to %j', (wanted, path) => {
    expect(safePath(wanted)).toBe(path);
  });

  it('never leaves this host, whatever is asked for', () => {
    const start = fc.constantFrom('', '/', '//', '/\\', 'https://evil.example/', 'https:evil.example', '\\\\', '\t/');
    fc.assert(
      fc.property(start, fc.string(), (prefix, rest) => {
        const path = safePath(prefix + rest);
        if (path !== undefined) expect(new URL(path, 'https://kith.example').origin).toBe('https://kith.example');
      }),
    );
  });
});

describe('clientAddress', () => {
  const headers = (value?: string) => new Headers(value === undefined ? {} : { 'x-forwarded-for': value });

  it('believes only as many proxies as are trusted', () => {
    expect(clientAddress(headers('6.6.6.6, 10.0.0.9, 127.0.0.1'), 0)).toBe('127.0.0.1');
    expect(clientAddress(headers('6.6.6.6, 10.0.0.9, 127.0.0.1'), 1)).toBe('10.0.0.9');
    expect(clientAddress(headers('10.0.0.9'), 3)).toBe('10.0.0.9');
    expect(clientAddress(headers(), 0)).toBe('unknown');
  });
});

describe('isPublicPath', () => {
  it.each(['/', '/help', '/help/api', '/sign-in', '/sign-in/link', '/r/ANNA-24'])('%s is for everybody', (path) => {
    expect(isPublicPath(path)).toBe(true);
  });

  it.each(['/dashboard', '/portal', '/settings/api', '/helper', '/sign-in-as', '/rewards', '/anything-new'])(
    '%s is closed',
    (path) => {
      expect(isPublicPath(path)).toBe(false);
    },
  );
});

describe('identities', () => {
  const of = (kind: AuthIdentity['kind'], id: string): AuthIdentity => ({
    kind,
    id,
    organizationId: `o-${id}`,
    sessionsFrom: null,
    organizationName: 'School',
    role: kind === 'staff' ? 'manager' : 'referrer',
    name: 'Ana',
    email: 'ana@x.test',
  });
  const all = [of('staff', 's'), of('referrer', 'a'), of('referrer', 'b')];

  it('a password opens the staff account and no portal', () => {
    const ids = allowedIdentities(all, { email: 'ana@x.test', method: 'password' }).map(({ id }) => id);
    expect(ids).toEqual(['s']);
    expect(allowedIdentities(all, { email: 'ana@x.test', method: 'link' })).toHaveLength(3);
  });

  it('the wished school is taken when it is one’s own', () => {
    expect(chooseIdentity(all, 'b')?.id).toBe('b');
    expect(chooseIdentity(all, 'b', 'staff')?.id).toBe('s');
    expect(chooseIdentity(all, 'z', 'referrer')?.id).toBe('a');
    expect(chooseIdentity([], 'b')).toBeUndefined();
  });

  it('each begins where it belongs', () => {
    expect([homeOf({ kind: 'staff' }), homeOf({ kind: 'referrer' })]).toEqual(['/dashboard', '/portal']);
  });
});
