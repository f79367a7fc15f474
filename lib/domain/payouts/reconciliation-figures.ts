import { sumMinor } from '../money/money';
import { isComparable, type OurPayout, type TheirEntry } from './reconcile';

export const MONEY_STATES = ['under-way', 'paid', 'not-paid'] as const;
export type MoneyState = (typeof MONEY_STATES)[number];

export interface SideFigure {
  count: number;
  amountMinor: number;
}

/** What both sides say of the money through one provider. */
export interface BookFigure {
  provider: string;
  currency: string;
  state: MoneyState;
  ours: SideFigure;
  theirs: SideFigure;
}

const OURS = { processing: 'under-way', paid: 'paid', failed: 'not-paid', reversed: 'not-paid' } as const;
const THEIRS = { pending: 'under-way', settled: 'paid', failed: 'not-paid', reversed: 'not-paid' } as const;

/**
 * Counts and sums of both sides by currency and where the money is, of what is compared. Failed payouts that a provider never
 * took are no figure of either side.
 */
export function figuresOf(
  provider: string,
  payouts: readonly OurPayout[],
  entries: readonly TheirEntry[],
  now: Date,
): BookFigure[] {
  const young = new Set(payouts.filter((row) => !isComparable(row, now)).map(({ id }) => id));
  const taken = new Set(entries.map(({ idempotencyKey }) => idempotencyKey));
  const ours = payouts
    .filter(({ id, status }) => !young.has(id) && (status !== 'failed' || taken.has(id)))
    .map(({ status, ...row }) => ({ ...row, state: OURS[status] }));
  const theirs = entries
    .filter(({ idempotencyKey }) => !young.has(idempotencyKey ?? ''))
    .map(({ status, ...row }) => ({ ...row, state: THEIRS[status] }));
  const currencies = [...new Set([...ours, ...theirs].map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) =>
    MONEY_STATES.map((state) => {
      const own = (row: { currency: string; state: MoneyState }) => row.currency === currency && row.state === state;
      return { provider, currency, state, ours: sideOf(ours.filter(own)), theirs: sideOf(theirs.filter(own)) };
    }).filter((row) => row.ours.count > 0 || row.theirs.count > 0),
  );
}

function sideOf(rows: readonly { amountMinor: number }[]): SideFigure {
  return { count: rows.length, amountMinor: sumMinor(rows.map(({ amountMinor }) => amountMinor)) };
}
