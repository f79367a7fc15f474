import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '@/lib/help/excerpt-of';
import { outlineOf, partsOf, plainText } from '@/lib/help/outline';
import { slugOf } from '@/lib/help/slug-of';

const body = [
  'Above.',
  '## Run `npm start`',
  'Then **wait**.',
  '```bash',
  '## no heading',
  '```',
  '### Größe & mehr',
].join('\n');

describe('the outline of a page', () => {
  it('has its headings with anchors, and nothing that stands in code', () => {
    expect(outlineOf(body)).toEqual([
      { level: 2, text: 'Run npm start', anchor: 'run-npm-start' },
      { level: 3, text: 'Größe & mehr', anchor: 'größe-mehr' },
    ]);
  });

  it('cuts the page at its headings', () => {
    const parts = partsOf(body).map(({ heading, text }) => [heading?.anchor ?? null, plainText(text)]);
    expect(parts).toEqual([
      [null, 'Above.'],
      ['run-npm-start', 'Then wait. no heading'],
      ['größe-mehr', ''],
    ]);
  });
});

describe('plain text', () => {
  it.each([
    ['- one\n- two', 'one two'],
    ['See [the queue](/rewards).', 'See the queue.'],
    ['![A list](picture:people-list)', ''],
    ['| a | b |\n|---|--:|\n| 1 | 2 |', 'a b 1 2'],
    ['*soft* and snake_case_name', 'soft and snake_case_name'],
  ])('of %j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });
});

describe('an anchor', () => {
  it('has only letters, digits and single dashes, and stays what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const slug = slugOf(text);
        expect(slug).toMatch(/^(?:[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?$/u);
      }),
    );
  });
});

describe('an excerpt', () => {
  const lower = (word: string) => word.toLowerCase();

  it('stands around the first word that was looked for', () => {
    const text = `${'before '.repeat(40)}Found ${'after '.repeat(60)}`.trim();
    const excerpt = excerptOf(text, ['found'], lower);
    expect(excerpt).toMatch(/^… before .* Found after .* …$/);
    expect(excerpt.length).toBeLessThan(260);
  });

  it('is the whole of a short text, and the beginning where nothing matches', () => {
    expect(excerptOf('A short text.', ['short'], lower)).toBe('A short text.');
    expect(excerptOf('A short text.', ['other'], lower)).toBe('A short text.');
  });
});
