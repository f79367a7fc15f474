import { describe, expect, it } from 'vitest';
import { parsePage } from '@/lib/help/parse-page';

const page = (head: string) => `---\n${head}\n---\n\n## Begin\n\nText.\n`;

describe('a page of the guide', () => {
  it('is its front matter and its Markdown', () => {
    expect(parsePage(page('title: First: steps\nsummary: "What to do."\norder: 10'))).toEqual({
      title: 'First: steps',
      summary: 'What to do.',
      order: 10,
      body: '## Begin\n\nText.',
    });
  });

  it('may come with the line ends of Windows', () => {
    const text = page('title: A\nsummary: B\norder: 1').replaceAll('\n', '\r\n');
    expect(parsePage(text)).toMatchObject({ title: 'A', body: '## Begin\n\nText.' });
  });

  it.each([
    ['no front matter', '## Begin'],
    ['no summary', page('title: A\norder: 1')],
    ['an order that is no number', page('title: A\nsummary: B\norder: soon')],
    ['a field too many', page('title: A\nsummary: B\norder: 1\nauthor: C')],
    ['an empty title', page('title:\nsummary: B\norder: 1')],
  ])('is refused with %s', (_, text) => {
    expect(() => parsePage(text)).toThrow();
  });
});
