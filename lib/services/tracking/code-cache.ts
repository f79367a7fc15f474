import { LRUCache } from 'lru-cache';

/** What an entry depends on, for dropping it when one of these changes. */
export interface Dependencies {
  codeKey: string;
  programId: string;
  referrerId: string;
  organizationId: string;
}

interface Loading<Facts> {
  promise: Promise<Facts | null>;
  /** A change came while the rows were read: the answer is good for who asked before it, and is not kept. */
  stale: boolean;
}

export interface CodeCache<Facts> {
  get: (codeKey: string, now: Date) => Promise<Facts | null> | Facts | null;
  /** What was last known of a code when nothing could be heard; forgotten when the database says that it changed. */
  lastKnown: (codeKey: string) => Facts | null;
  /** Asks anew the next time, but still remembers what was known. */
  setAside: (codeKey: string) => void;
  drop: (kind: string, key: string) => void;
  /** Empties the cache and keeps nothing until `open`. */
  close: () => void;
  open: () => void;
  readonly size: number;
}

const FIELD_OF_KIND: Readonly<Record<string, keyof Dependencies>> = {
  program: 'programId',
  contact: 'referrerId',
  organization: 'organizationId',
};

/**
 * Remembers codes and, apart from them, keys that are no code (guesses must not push real codes out). Concurrent requests for
 * one key share one load.
 */
export function createCodeCache<Facts extends Dependencies>(
  load: (codeKey: string, now: Date) => Promise<Facts | null>,
  max = 5_000,
): CodeCache<Facts> {
  const known = new LRUCache<string, Facts>({ max });
  const unknown = new LRUCache<string, true>({ max });
  const before = new LRUCache<string, Facts>({ max });
  const loading = new Map<string, Loading<Facts>>();
  let keeps = false;

  function forgetLoads(): void {
    for (const entry of loading.values()) entry.stale = true;
    loading.clear();
  }

  async function read(codeKey: string, now: Date, entry: Loading<Facts>): Promise<Facts | null> {
    try {
      const facts = await load(codeKey, now);
      if (keeps && !entry.stale) facts ? known.set(codeKey, facts) : unknown.set(codeKey, true);
      else if (facts) before.set(codeKey, facts);
      return facts;
    } finally {
      if (loading.get(codeKey) === entry) loading.delete(codeKey);
    }
  }

  function start(codeKey: string, now: Date): Promise<Facts | null> {
    const entry = { stale: !keeps } as Loading<Facts>;
    loading.set(codeKey, entry);
    entry.promise = read(codeKey, now, entry);
    return entry.promise;
  }

  return {
    get: (codeKey, now) => {
      const facts = known.get(codeKey);
      if (facts) return facts;
      if (unknown.get(codeKey)) return null;
      return loading.get(codeKey)?.promise ?? start(codeKey, now);
    },
    lastKnown: (codeKey) => before.get(codeKey) ?? null,
    setAside: (codeKey) => {
      const facts = known.get(codeKey);
      if (facts) before.set(codeKey, facts);
      known.delete(codeKey);
      forgetLoads();
    },
    drop: (kind, key) => {
      forgetLoads();
      if (kind === 'code') {
        known.delete(key);
        before.delete(key);
        unknown.delete(key);
        return;
      }
      const field = FIELD_OF_KIND[kind];
      if (!field) return;
      for (const store of [known, before])
        for (const [codeKey, facts] of store.entries()) if (facts[field] === key) store.delete(codeKey);
    },
    close: () => {
      keeps = false;
      forgetLoads();
      for (const [codeKey, facts] of known.entries()) before.set(codeKey, facts);
      known.clear();
      unknown.clear();
    },
    open: () => {
      forgetLoads();
      keeps = true;
    },
    get size() {
      return known.size + unknown.size;
    },
  };
}
