import { useEffect, useState } from 'react';
import type { PaletteHit } from './palette-hits';

const WAIT_MS = 150;
const RECENTS = 5;
const KEY = 'kith-recent';

export type PaletteSearch = (words: string) => Promise<PaletteHit[]>;

/** What is found for what was typed: asked for when typing pauses, and an answer that comes late is dropped. */
export function usePaletteSearch(words: string, search: PaletteSearch | undefined) {
  const [hits, setHits] = useState<PaletteHit[]>([]);
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    if (!search || words.trim().length < 2) {
      setHits([]);
      setSearching(false);
      return;
    }
    let current = true;
    setSearching(true);
    const timer = setTimeout(async () => {
      const found = await search(words).catch(() => []);
      if (!current) return;
      setHits(found);
      setSearching(false);
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words, search]);
  return { hits, searching };
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
