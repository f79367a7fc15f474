import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchGuide } from '@/lib/help/search-guide';

const found = (words: string, locale: 'en' | 'es' | 'de' = 'en') =>
  searchGuide(locale, words).map(({ page }) => page.href);

describe('the search of the guide', () => {
  it('puts the page about it first', () => {
    expect(found('reconciliation')[0]).toBe('/help/finance/reconciliation');
    expect(found('webhooks')[0]).toBe('/help/developer/webhooks');
  });

  it('needs only the beginning of a word, and forgives a slip', () => {
    expect(found('reconcil')).toContain('/help/finance/reconciliation');
    expect(found('reconcilliation')).toContain('/help/finance/reconciliation');
  });

  it('asks for all words', () => {
    expect(found('reconciliation xyzzyplugh')).toEqual([]);
  });

  it('looks in the language of the reader, whatever the accents', () => {
    expect(found('codigo', 'es').length).toBeGreaterThan(0);
    expect(found('código', 'es')).toEqual(found('codigo', 'es'));
    expect(found('Auszahlung', 'de').length).toBeGreaterThan(0);
  });

  it('names each page once, leads to the part that matched, and shows its words', () => {
    const hits = searchGuide('en', 'code');
    const pages = hits.map(({ page }) => page.href);
    expect(new Set(pages).size).toBe(pages.length);
    for (const { page, href, excerpt } of hits) {
      expect(href.split('#')[0]).toBe(page.href);
      expect(excerpt).not.toBe('');
    }
    expect(searchGuide('en', 'code', 3)).toHaveLength(3);
  });

  it('takes whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(searchGuide('en', words).length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 30 },
    );
    expect(found('')).toEqual([]);
  });
});
