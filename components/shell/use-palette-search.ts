import { useLiveFind } from '@/components/forms/use-live-find';
import type { ActionResult } from '@/lib/auth/run-action';
import type { PaletteHit } from './palette-hits';

const WAIT_MS = 150;
const RECENTS = 5;
const KEY = 'kith-recent';

export type PaletteSearch = (words: string) => Promise<ActionResult<PaletteHit[]>>;

const findNothing: PaletteSearch = async () => ({ ok: true, value: [] });

/** What is found for what was typed; nothing is asked where there is no search. */
export function usePaletteSearch(words: string, search: PaletteSearch | undefined) {
  return useLiveFind(search ? words : '', search ?? findNothing, WAIT_MS);
}

/** What was gone to lately on this device, the newest first. */
export function readRecents(): PaletteHit[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.slice(0, RECENTS) : [];
  } catch {
    return [];
  }
}

/** Remembers what was gone to. */
export function rememberRecent(hit: PaletteHit): void {
  try {
    const others = readRecents().filter(({ href }) => href !== hit.href);
    localStorage.setItem(KEY, JSON.stringify([hit, ...others].slice(0, RECENTS)));
  } catch {
    // A browser that keeps nothing has no recents.
  }
}
