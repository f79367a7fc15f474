import type { Difference, Evidence } from './reconcile';

export const CASE_STATUSES = ['open', 'resolved', 'ignored'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Whose books were compared; the ledger's own comparison has no provider. */
export type Book = string;
export const LEDGER_BOOK: Book = 'ledger';

export interface KnownCase {
  id: string;
  key: string;
  status: CaseStatus;
  provider: string | null;
  /** What was said when it was last seen: see `fingerprintOf`. */
  fingerprint: string;
}

export interface CasePlan {
  opened: Difference[];
  /** Seen again; `reopens` when somebody had closed it. */
  seen: { id: string; difference: Difference; reopens: boolean }[];
  /** Not there any more, though the books it is about were read. */
  gone: string[];
}

/** A text that is another when either side says something else. */
export function fingerprintOf({ correction, ours, theirs }: Difference): string {
  const side = (list: readonly Evidence[]) =>
    list.map(({ status, amountMinor, currency, reference }) => [status, amountMinor, currency, reference].join(' '));
  return [correction, ...side(ours), '/', ...side(theirs)].join('|');
}

/**
 * What a run makes of the cases known before: a difference is one case for ever, found by its key. A resolved one that comes
 * back is opened again; an ignored one stays so until what is said about it changes. What is gone is resolved, but only for books
 * that could be read.
 */
export function planCases(
  known: readonly KnownCase[],
  found: readonly Difference[],
  readBooks: ReadonlySet<Book>,
): CasePlan {
  const byKey = new Map(known.map((row) => [row.key, row]));
  const keys = new Set(found.map(({ key }) => key));
  return {
    opened: found.filter(({ key }) => !byKey.has(key)),
    seen: found.flatMap((difference) => {
      const row = byKey.get(difference.key);
      if (!row) return [];
      const changed = row.fingerprint !== fingerprintOf(difference);
      const reopens = row.status === 'resolved' || (row.status === 'ignored' && changed);
      return [{ id: row.id, difference, reopens }];
    }),
    gone: known
      .filter(
        ({ key, status, provider }) =>
          !keys.has(key) && status !== 'resolved' && readBooks.has(provider ?? LEDGER_BOOK),
      )
      .map(({ id }) => id),
  };
}
