import { slugOf } from './slug-of';

export interface Heading {
  level: 2 | 3;
  text: string;
  anchor: string;
}

/** A piece of a page under one heading; the first one, above all headings, has none. */
export interface Part {
  heading: Heading | null;
  text: string;
}

/** A page's Markdown cut at its headings. What looks like a heading inside a code block is code. */
export function partsOf(body: string): Part[] {
  const parts: Part[] = [{ heading: null, text: '' }];
  let inCode = false;
  for (const line of body.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) inCode = !inCode;
    const [, marks, words] = (inCode ? null : /^(#{2,3}) +(.+?) *#*$/.exec(line)) ?? [];
    if (marks && words) {
      const text = plainText(words);
      parts.push({ heading: { level: marks.length as 2 | 3, text, anchor: slugOf(text) }, text: '' });
    } else {
      const last = parts.at(-1);
      if (last) last.text += `${line}\n`;
    }
  }
  return parts;
}

/** The headings of a page, for "On this page". */
export function outlineOf(body: string): Heading[] {
  return partsOf(body).flatMap(({ heading }) => heading ?? []);
}

/** Markdown without its marks, for search and its excerpts. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(```|~~~).*$/gm, '')
    .replace(/^\s*\|?[\s:|-]+\|[\s:|-]*$/gm, '')
    .replace(/^\s*(?:[-*+]|\d+\.|>|#{1,6})\s+/gm, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/(^|\W)[*_](\S(?:.*?\S)?)[*_](?=\W|$)/gm, '$1$2')
    .replaceAll('|', ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
