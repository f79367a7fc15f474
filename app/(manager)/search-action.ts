'use server';
import { getLocale, getTranslations } from 'next-intl/server';
import type { PaletteHit } from '@/components/shell/palette-hits';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { searchGuide } from '@/lib/help/search-guide';
import { type Found, searchAll } from '@/lib/services/search/search-all';

const HELP_PAGES = 3;

/** What the command palette finds by name, and pages of the guide after it; nothing for fewer than two letters. */
export async function searchAction(words: string): Promise<ActionResult<PaletteHit[]>> {
  return runAction(() => find(words));
}

async function find(words: string): Promise<PaletteHit[]> {
  if (words.trim().length < 2) return [];
  const found = await searchAll(await requireStaff(), { words: words.slice(0, 100) });
  const things = found.map((one) => ({ kind: one.kind, label: one.label, detail: one.detail, href: hrefOf(one) }));
  return [...things, ...(await helpHits(words))];
}

async function helpHits(words: string): Promise<PaletteHit[]> {
  const t = await getTranslations('help.sections');
  return searchGuide(await getLocale(), words, HELP_PAGES).map(({ page, href }) => ({
    kind: 'help',
    label: page.title,
    detail: t(`${page.section}.title`),
    href,
  }));
}

function hrefOf({ kind, id, label, parentId }: Found): string {
  if (kind === 'code') return `/programs/${parentId}/codes?${new URLSearchParams({ q: label })}`;
  return { person: `/people/${id}`, program: `/programs/${id}`, referral: `/referrals/${id}` }[kind];
}
