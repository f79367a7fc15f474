import { describe, expect, it, vi } from 'vitest';
import { getManagerNav } from '@/components/shell/manager-nav';

vi.mock('next-intl/server', async () => {
  const { translator } = await import('@/lib/i18n/translator');
  const t = translator('shell');
  return { getTranslations: async () => (key: string) => t(`nav.${key}` as 'nav.overview') };
});

describe('getManagerNav', () => {
  it('names every page once and shows what waits', async () => {
    const items = (await getManagerNav({ rewardsToApprove: 3 })).flatMap((group) => group.items);
    expect(new Set(items.map(({ href }) => href)).size).toBe(items.length);
    expect(items.every(({ label }) => /^[A-Z]/.test(label))).toBe(true);
    expect(items.find(({ href }) => href === '/rewards')?.count).toBe(3);
  });
});
