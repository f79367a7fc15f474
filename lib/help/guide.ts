import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '@/lib/i18n/config';
import { type ParsedPage, parsePage } from './parse-page';
import { SECTIONS, type Section } from './sections';

const CONTENT = join(process.cwd(), 'lib/help/content');

export interface GuidePage extends ParsedPage {
  section: Section;
  slug: string;
  href: string;
}

const kept = new Map<Locale, readonly GuidePage[]>();

/** Every page of the guide in a language, section after section, each in its order. Read once and kept. */
export function guideIn(locale: Locale): readonly GuidePage[] {
  const known = kept.get(locale);
  if (known) return known;
  const pages = SECTIONS.flatMap((section) => readSection(locale, section));
  // While somebody writes, the next reading shows it.
  if (process.env.NODE_ENV === 'production') kept.set(locale, pages);
  return pages;
}

/** The pages of one section, in order. */
export function pagesOf(locale: Locale, section: Section): GuidePage[] {
  return guideIn(locale).filter((page) => page.section === section);
}

function readSection(locale: Locale, section: Section): GuidePage[] {
  const folder = join(CONTENT, locale, section);
  return globSync('*.md', { cwd: folder })
    .map((name) => {
      const slug = name.slice(0, -'.md'.length);
      return { ...read(join(folder, name)), section, slug, href: `/help/${section}/${slug}` };
    })
    .sort((a, b) => a.order - b.order || a.slug.localeCompare(b.slug));
}

function read(file: string): ParsedPage {
  try {
    return parsePage(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`The guide's ${file} cannot be read`, { cause: error });
  }
}
