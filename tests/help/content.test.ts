import { existsSync, globSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type GuidePage, guideIn } from '@/lib/help/guide';
import { outlineOf } from '@/lib/help/outline';
import { PICTURE_SCHEME, PICTURE_SIZES, PICTURE_THEMES, pictureAddress, RECIPES } from '@/lib/help/pictures';
import { SECTIONS } from '@/lib/help/sections';
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n/config';

const english = guideIn(DEFAULT_LOCALE);
const hrefs = (pages: readonly GuidePage[]) => pages.map(({ href }) => href);
const targetsOf = ({ body }: GuidePage) =>
  [...body.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').matchAll(/\]\(([^)\s]+)\)/g)].map((match) => String(match[1]));
const picturesOf = (page: GuidePage) =>
  targetsOf(page).flatMap((target) => (target.startsWith(PICTURE_SCHEME) ? target.slice(PICTURE_SCHEME.length) : []));

/** The addresses of the application: one pattern for each page and each file that a page answers with. */
const routes = globSync('app/**/{page.tsx,route.ts}').map((file) => {
  const parts = file.replaceAll('\\', '/').split('/').slice(1, -1);
  const pattern = parts.filter((part) => !part.startsWith('(')).map((part) => (part.startsWith('[') ? '[^/]+' : part));
  return new RegExp(`^/${pattern.join('/')}$`);
});

/** Links of a page that lead nowhere: to a route that is not there, or to a heading that the page behind it does not have. */
function brokenIn(pages: readonly GuidePage[], page: GuidePage): string[] {
  return targetsOf(page).filter((target) => {
    if (target.startsWith(PICTURE_SCHEME) || target.startsWith('https://')) return false;
    const [path = '', anchor] = target.split('#');
    const address = (path || page.href).split('?')[0] as string;
    const inGuide = /^\/help\/(?!api$)[^/]+\/[^/]+$/.test(address);
    const found = pages.find(({ href }) => href === address);
    if (inGuide && !found) return true;
    const isSection = /^\/help\/[^/]+$/.test(address) && address !== '/help/api';
    if (isSection && !SECTIONS.some((section) => address === `/help/${section}`)) return true;
    if (found && anchor) return !outlineOf(found.body).some((heading) => heading.anchor === decodeURI(anchor));
    return !routes.some((route) => route.test(address)) && !existsSync(`public${address}`);
  });
}

describe('the guide', () => {
  it('has pages in every section', () => {
    for (const section of SECTIONS) {
      expect(english.filter((page) => page.section === section).length, section).toBeGreaterThan(0);
    }
  });

  it('uses every picture that there is a recipe for, and no other', () => {
    const used = new Set(english.flatMap(picturesOf));
    expect([...used].sort()).toEqual(RECIPES.map(({ name }) => name).sort());
  });
});

describe.each(LOCALES)('the guide in %s', (locale) => {
  const pages = guideIn(locale);

  it('has the pages of the English one in the same order', () => {
    expect(hrefs(pages)).toEqual(hrefs(english));
  });

  it.each(hrefs(english))('%s has the headings and pictures of the English one', (href) => {
    const own = pages.find((page) => page.href === href) as GuidePage;
    const theirs = english.find((page) => page.href === href) as GuidePage;
    const levels = (page: GuidePage) => outlineOf(page.body).map(({ level }) => level);
    expect(levels(own)).toEqual(levels(theirs));
    expect(picturesOf(own)).toEqual(picturesOf(theirs));
    expect(own.order).toBe(theirs.order);
  });

  it('has links that lead somewhere', () => {
    const broken = pages.flatMap((page) => brokenIn(pages, page).map((target) => `${page.href}: ${target}`));
    expect(broken).toEqual([]);
  });

  it('has headings that can be told apart, and begins below the title', () => {
    const odd = pages.filter(({ body }) => {
      const anchors = outlineOf(body).map(({ anchor }) => anchor);
      return new Set(anchors).size !== anchors.length || anchors.includes('') || /^# /m.test(withoutCode(body));
    });
    expect(hrefs(odd)).toEqual([]);
  });

  it('says what each picture shows', () => {
    const silent = pages.filter(({ body }) => /!\[\s*\]\(/.test(body));
    expect(hrefs(silent)).toEqual([]);
  });
});

function withoutCode(body: string): string {
  return body.replace(/^(```|~~~)[\s\S]*?^\1/gm, '');
}

describe('the pictures', () => {
  it.each(RECIPES)('$name is there in both themes, in its size', async ({ name, size }) => {
    for (const theme of PICTURE_THEMES) {
      const { width = 0, height = 0 } = await sharp(`public${pictureAddress(name, theme)}`).metadata();
      expect(width / height).toBeCloseTo(PICTURE_SIZES[size].width / PICTURE_SIZES[size].height, 2);
    }
  });

  it('are no others than those', () => {
    const known = RECIPES.flatMap(({ name }) => PICTURE_THEMES.map((theme) => `public${pictureAddress(name, theme)}`));
    expect(globSync('public/help/*').sort()).toEqual(known.sort());
  });

  it('are small', () => {
    const bytes = globSync('public/help/*').reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(4_000_000);
  });
});
