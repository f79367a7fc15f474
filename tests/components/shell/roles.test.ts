import { describe, expect, it, vi } from 'vitest';
import { getManagerNav, getPaletteActions } from '@/components/shell/manager-nav';
import { STAFF_ROLES, scopesOfRole } from '@/lib/domain/organizations/roles';

vi.mock('next-intl/server', () => ({ getTranslations: async () => (key: string) => key }));

const EXPECTED = {
  owner: ['/conversions/new', '/rewards', '/programs/new', '/people/new', '/conversions/import'],
  manager: ['/conversions/new', '/programs/new', '/people/new', '/conversions/import'],
  finance: ['/rewards'],
  viewer: [],
} as const;

describe.each(STAFF_ROLES)('a %s', (role) => {
  const scopes = scopesOfRole(role);

  it('can start what the role may do, and nothing else', async () => {
    expect((await getPaletteActions(scopes)).map(({ href }) => href)).toEqual(EXPECTED[role]);
  });

  it('finds the pages that the role may open', async () => {
    const pages = (await getManagerNav({ scopes })).flatMap(({ items }) => items.map(({ href }) => href));
    expect(pages.includes('/outbox')).toBe(scopes.has('outbox:read'));
    expect(pages).toContain('/people');
    expect(new Set(pages).size).toBe(pages.length);
  });
});
