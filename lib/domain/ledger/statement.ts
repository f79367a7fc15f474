import { sumMinor } from '../money/money';

/** What a person is owed in; discounts wait in the wallet with credit. */
export const STATEMENT_VALUES = ['cash', 'credit', 'goods'] as const;
export type StatementValue = (typeof STATEMENT_VALUES)[number];

/** A movement on the accounts of one person, in one currency and one kind of value. */
export interface StatementEntry {
  transferId: string;
  occurredAt: Date;
  kind: string;
  reason: string;
  subjectType: string;
  subjectId: string;
  /** What made it come back: the refund behind a clawback. */
  causeId: string | null;
  currency: string;
  value: StatementValue;
  /** What the school owes more (or, negative, less) after it. */
  amountMinor: number;
  /** His accounts that it moved, credit positive, as he sees it. */
  accounts: Record<string, number>;
}

/** What was owed before the period. */
export interface StatementOpening {
  currency: string;
  account: string;
  value: string;
  balanceMinor: number;
}

/** Three columns, of which a movement is in one: `amountMinor = earnedMinor - takenBackMinor - paidMinor`. */
export interface StatementColumns {
  earnedMinor: number;
  takenBackMinor: number;
  /** Paid out, used or handed over; negative when a payment came back. */
  paidMinor: number;
}

export type StatementLine<Entry extends StatementEntry = StatementEntry> = Entry &
  StatementColumns & {
    /** What the school owes in this currency after it, all kinds of value together. */
    balanceMinor: number;
    /** What it owes in this kind of value. */
    valueBalanceMinor: number;
  };

export interface StatementSection extends StatementColumns {
  value: StatementValue;
  openingMinor: number;
  closingMinor: number;
  /** The part of the closing balance that waits for the end of the refund period or for approval. */
  waitingMinor: number;
}

export interface StatementAccount {
  account: string;
  openingMinor: number;
  movedMinor: number;
  closingMinor: number;
}

export interface CurrencyStatement<Entry extends StatementEntry = StatementEntry> {
  currency: string;
  openingMinor: number;
  closingMinor: number;
  /** By kind of value; those with neither a balance nor a movement are left out. */
  values: StatementSection[];
  /** By account of the ledger. */
  accounts: StatementAccount[];
  lines: StatementLine<Entry>[];
}

const WAITING = 'liability:accrued';
const TAKEN_BACK: ReadonlySet<string> = new Set(['reject', 'expire', 'clawback', 'credit-expired']);
const PAID: ReadonlySet<string> = new Set([
  'payout-sent',
  'payout-failed',
  'payout-reversed',
  'hand-over',
  'credit-refunded',
]);

/** The column that a movement belongs to. What no list names is earned when it adds, and used when it takes. */
export function columnsOf({ kind, amountMinor }: { kind: string; amountMinor: number }): StatementColumns {
  const takenBackMinor = TAKEN_BACK.has(kind) ? -amountMinor || 0 : 0;
  const isPaid = PAID.has(kind) || (amountMinor < 0 && !TAKEN_BACK.has(kind));
  const paidMinor = isPaid ? -amountMinor || 0 : 0;
  return { earnedMinor: amountMinor + takenBackMinor + paidMinor, takenBackMinor, paidMinor };
}

/**
 * Opening balance, movements with running balances and closing balance, for each currency in which there is anything. Opening
 * and movements sum to the closing balance for each currency, kind of value and account. `entries` are in their order.
 */
export function buildStatement<Entry extends StatementEntry>(
  opening: readonly StatementOpening[],
  entries: readonly Entry[],
): CurrencyStatement<Entry>[] {
  const currencies = new Set([...opening, ...entries].map(({ currency }) => currency));
  return [...currencies].sort().map((currency) =>
    ofCurrency(
      currency,
      opening.filter((row) => row.currency === currency),
      entries.filter((row) => row.currency === currency),
    ),
  );
}

function ofCurrency<Entry extends StatementEntry>(
  currency: string,
  opening: readonly StatementOpening[],
  entries: readonly Entry[],
): CurrencyStatement<Entry> {
  const openingMinor = sumOf(opening);
  const running = new Map<string, number>(
    STATEMENT_VALUES.map((value) => [value, sumOf(opening.filter((row) => row.value === value))]),
  );
  let balanceMinor = openingMinor;
  const lines = entries.map((entry) => {
    balanceMinor = sumMinor([balanceMinor, entry.amountMinor]);
    const valueBalanceMinor = sumMinor([running.get(entry.value) ?? 0, entry.amountMinor]);
    running.set(entry.value, valueBalanceMinor);
    return { ...entry, ...columnsOf(entry), balanceMinor, valueBalanceMinor };
  });
  const values = STATEMENT_VALUES.map((value) => sectionOf(value, opening, lines));
  return {
    currency,
    openingMinor,
    closingMinor: balanceMinor,
    values: values.filter(
      ({ value, openingMinor: before, closingMinor }) =>
        before !== 0 || closingMinor !== 0 || lines.some((line) => line.value === value),
    ),
    accounts: accountsOf(opening, entries),
    lines,
  };
}

function sectionOf(
  value: StatementValue,
  opening: readonly StatementOpening[],
  lines: readonly StatementLine[],
): StatementSection {
  const own = lines.filter((line) => line.value === value);
  const openingMinor = sumOf(opening.filter((row) => row.value === value));
  return {
    value,
    openingMinor,
    earnedMinor: sumMinor(own.map(({ earnedMinor }) => earnedMinor)),
    takenBackMinor: sumMinor(own.map(({ takenBackMinor }) => takenBackMinor)),
    paidMinor: sumMinor(own.map(({ paidMinor }) => paidMinor)),
    closingMinor: sumMinor([openingMinor, ...own.map(({ amountMinor }) => amountMinor)]),
    waitingMinor: sumMinor([
      sumOf(opening.filter((row) => row.value === value && row.account === WAITING)),
      ...own.map(({ accounts }) => accounts[WAITING] ?? 0),
    ]),
  };
}

function accountsOf(opening: readonly StatementOpening[], entries: readonly StatementEntry[]): StatementAccount[] {
  const names = new Set([
    ...opening.map(({ account }) => account),
    ...entries.flatMap(({ accounts }) => Object.keys(accounts)),
  ]);
  return [...names].sort().map((account) => {
    const openingMinor = sumOf(opening.filter((row) => row.account === account));
    const movedMinor = sumMinor(entries.map(({ accounts }) => accounts[account] ?? 0));
    return { account, openingMinor, movedMinor, closingMinor: sumMinor([openingMinor, movedMinor]) };
  });
}

function sumOf(opening: readonly StatementOpening[]): number {
  return sumMinor(opening.map(({ balanceMinor }) => balanceMinor));
}
