import { seededRandom } from '@/db/seed/random';

/** What goes wrong with one request: answered late, done but the answer lost, an error before or after it was done. */
const FAULTS = ['late', 'drop', 'error-before', 'error-after'] as const;
export type Fault = (typeof FAULTS)[number];

export interface FaultOptions {
  /** The part of all requests that go wrong, 0 to 1. */
  faults: number;
  /** The part of new transfers that will not settle, 0 to 1. */
  failures: number;
  seed: number;
}

export interface Faults {
  /** For a request; `text` may order one by its word (`+drop`), which then comes once for each key. */
  next(key: string, text: string): Fault | null;
  failsToSettle(): boolean;
}

/** Chooses what goes wrong: by order, or at random from a seed. */
export function chooseFaults({ faults, failures, seed }: FaultOptions): Faults {
  const random = seededRandom(seed);
  const happens = (part: number) => random.between(1, 10_000) <= part * 10_000;
  const ordered = new Set<string>();
  return {
    next(key, text) {
      const order = FAULTS.find((fault) => text.includes(`+${fault}`));
      if (order && !ordered.has(key)) {
        ordered.add(key);
        return order;
      }
      return happens(faults) ? random.pick(FAULTS) : null;
    },
    failsToSettle: () => happens(failures),
  };
}
