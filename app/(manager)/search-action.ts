'use server';
import type { PaletteHit } from '@/components/shell/palette-hits';
import { requireStaff } from '@/lib/auth/session';
import { type Found, searchAll } from '@/lib/services/search/search-all';

/** What the command palette finds by name; nothing for fewer than two letters. */
export async function searchAction(words: string): Promise<PaletteHit[]> {
  if (words.trim().length < 2) return [];
  const found = await searchAll(await requireStaff(), { words: words.slice(0, 100) });
  return found.map((one) => ({ kind: one.kind, label: one.label, detail: one.detail, href: hrefOf(one) }));
}

function hrefOf({ kind, id, label, parentId }: Found): string {
  if (kind === 'code') return `/programs/${parentId}/codes?${new URLSearchParams({ q: label })}`;
  return { person: `/people/${id}`, program: `/programs/${id}`, referral: `/referrals/${id}` }[kind];
}
