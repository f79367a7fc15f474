import type { PayoutProvider, PayoutStatus } from './lifecycle';

/** What the books of a provider, our payouts and our ledger can disagree about. */
export const CASE_KINDS = [
  'missing-at-provider',
  'unknown-at-provider',
  'amount-differs',
  'status-differs',
  'settled-twice',
  'ledger-differs',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** What to do about it. The last two are a person's: nothing here moves money that a provider has not spoken of. */
export const CORRECTIONS = ['settle', 'fail', 'reverse', 'look-again', 'ask-bank', 'check-ledger'] as const;
export type Correction = (typeof CORRECTIONS)[number];

export interface OurPayout {
  id: string;
  provider: PayoutProvider;
  amountMinor: number;
  currency: string;
  status: PayoutStatus;
  reference: string | null;
  createdAt: Date;
  settledAt: Date | null;
}

export interface TheirEntry {
  idempotencyKey: string | null;
  reference: string;
  amountMinor: number;
  currency: string;
  status: 'pending' | 'settled' | 'failed' | 'reversed';
  createdAt: Date;
}

/** One side of a difference, as it is shown beside the other. */
export interface Evidence {
  status: string;
  amountMinor: number;
  currency: string;
  reference: string | null;
  createdAt: Date | null;
}

export interface Difference {
  /** The same difference has the same key in every run. */
  key: string;
  kind: CaseKind;
  correction: Correction;
  provider: PayoutProvider | null;
  payoutId: string | null;
  ours: Evidence[];
  theirs: Evidence[];
}

/** A payout that has just moved may be ahead of a list that was fetched a moment ago. */
const GRACE_MS = 15 * 60_000;

/** Whether a payout has stood still long enough to be compared. */
export function isComparable({ createdAt, settledAt }: OurPayout, now: Date): boolean {
  return now.getTime() - Math.max(createdAt.getTime(), settledAt?.getTime() ?? 0) >= GRACE_MS;
}

/**
 * Compares one provider's list with our payouts through it; both are of the same time. Payouts that moved in the last quarter
 * of an hour are left for the next run.
 */
export function compareBooks(
  provider: PayoutProvider,
  payouts: readonly OurPayout[],
  entries: readonly TheirEntry[],
  now: Date,
): Difference[] {
  const byKey = Map.groupBy(entries, ({ idempotencyKey }) => idempotencyKey);
  const known = new Set(payouts.map(({ id }) => id));
  const unknown = entries
    .filter(({ idempotencyKey, status }) => !known.has(idempotencyKey ?? '') && status !== 'failed')
    .map((entry) => unknownEntry(provider, entry));
  const compared = payouts
    .filter((payout) => isComparable(payout, now))
    .flatMap((payout) => comparePayout(payout, byKey.get(payout.id) ?? []));
  return [...compared, ...unknown];
}

function comparePayout(ours: OurPayout, entries: readonly TheirEntry[]): Difference[] {
  const [first] = entries;
  if (!first) return ours.status === 'failed' ? [] : [missing(ours)];
  const moved = entries.filter(({ status }) => status === 'settled' || status === 'pending');
  if (moved.length > 1) return [difference('settled-twice', 'ask-bank', ours, entries)];
  const found: Difference[] = [];
  const entry = moved[0] ?? (entries.at(-1) as TheirEntry);
  if (entry.amountMinor !== ours.amountMinor || entry.currency !== ours.currency) {
    found.push(difference('amount-differs', 'ask-bank', ours, [entry]));
  }
  const correction = correctionOf(ours.status, entry.status);
  if (correction) found.push(difference('status-differs', correction, ours, [entry]));
  return found;
}

/** What makes ours what theirs is; null where both say the same about where the money is. */
export function correctionOf(ours: PayoutStatus, theirs: TheirEntry['status']): Correction | null {
  const returned = theirs === 'failed' || theirs === 'reversed';
  switch (ours) {
    case 'processing':
      if (theirs === 'pending') return null;
      return theirs === 'settled' ? 'settle' : theirs === 'failed' ? 'fail' : 'reverse';
    case 'paid':
      if (theirs === 'settled') return null;
      return returned ? 'reverse' : 'ask-bank';
    // The money is owed again and may be in another payout: what is paid all the same is a matter between people.
    default:
      return returned ? null : 'ask-bank';
  }
}

function missing(ours: OurPayout): Difference {
  return difference('missing-at-provider', ours.status === 'processing' ? 'look-again' : 'ask-bank', ours, []);
}

function unknownEntry(provider: PayoutProvider, entry: TheirEntry): Difference {
  return {
    key: `unknown-at-provider:${provider}:${entry.idempotencyKey ?? ''}:${entry.reference}`,
    ...{ kind: 'unknown-at-provider', correction: 'ask-bank', provider, payoutId: null },
    ...{ ours: [], theirs: [theirSide(entry)] },
  };
}

function difference(
  kind: CaseKind,
  correction: Correction,
  ours: OurPayout,
  entries: readonly TheirEntry[],
): Difference {
  const { id, provider, status, amountMinor, currency, reference, createdAt } = ours;
  return {
    ...{ key: `${kind}:${id}`, kind, correction, provider, payoutId: id },
    ours: [{ status, amountMinor, currency, reference, createdAt }],
    theirs: entries.map(theirSide),
  };
}

function theirSide({ status, amountMinor, currency, reference, createdAt }: TheirEntry): Evidence {
  return { status, amountMinor, currency, reference, createdAt };
}
