import MiniSearch from 'minisearch';
import type { Locale } from '@/lib/i18n/config';
import { excerptOf } from './excerpt-of';
import { type GuidePage, guideIn } from './guide';
import { partsOf, plainText } from './outline';

/** A page that was found: where its best part begins, and the words around the first one that matched. */
export interface GuideHit {
  page: GuidePage;
  heading: string | null;
  href: string;
  excerpt: string;
}

interface Entry {
  id: string;
  title: string;
  summary: string;
  heading: string;
  text: string;
  page: GuidePage;
  href: string;
}

const MOST_WORDS = 100;
const indexes = new WeakMap<readonly GuidePage[], MiniSearch<Entry>>();

/** The guide's pages that have these words, the best first, each once. The beginning of a word is enough, and a slip in a long one is forgiven. */
export function searchGuide(locale: Locale, words: string, most = 20): GuideHit[] {
  const pages = guideIn(locale);
  const found = indexOf(pages).search(words.slice(0, MOST_WORDS));
  const hits = new Map<string, GuideHit>();
  for (const { page, heading, summary, text, href, terms } of found) {
    if (hits.has(page.href)) continue;
    const excerpt = excerptOf(text || summary, terms, fold);
    hits.set(page.href, { page, heading: heading || null, href, excerpt });
    if (hits.size === most) break;
  }
  return [...hits.values()];
}

function indexOf(pages: readonly GuidePage[]): MiniSearch<Entry> {
  const known = indexes.get(pages);
  if (known) return known;
  const index = new MiniSearch<Entry>({
    fields: ['title', 'summary', 'heading', 'text'],
    storeFields: ['page', 'heading', 'summary', 'text', 'href'],
    processTerm: fold,
    searchOptions: {
      boost: { title: 4, heading: 3, summary: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    },
  });
  index.addAll(pages.flatMap(entriesOf));
  indexes.set(pages, index);
  return index;
}

function entriesOf(page: GuidePage): Entry[] {
  return partsOf(page.body).map(({ heading, text }, at) => ({
    id: `${page.href}#${at}`,
    title: page.title,
    summary: heading ? '' : page.summary,
    heading: heading?.text ?? '',
    text: plainText(text),
    page,
    href: heading ? `${page.href}#${heading.anchor}` : page.href,
  }));
}

/** A word as it is compared: without case and accents, so that "codigo" finds "Código". */
function fold(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
