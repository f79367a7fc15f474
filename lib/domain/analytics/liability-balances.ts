import type { AccountKind } from '../ledger/accounts';
import { type Granularity, nextPeriod, periodsBetween } from './periods';

/** What the school owes, by the account it stands in: see `ACCOUNT_KINDS`. */
export const LIABILITY_PARTS = ['accrued', 'payable', 'underWay', 'credit', 'reserved', 'goods'] as const;
export type LiabilityPart = (typeof LIABILITY_PARTS)[number];

/** The account of each part; money under way has left the payable account and not yet the bank. */
export const LIABILITY_ACCOUNTS: Readonly<Record<LiabilityPart, AccountKind>> = {
  accrued: 'liability:accrued',
  payable: 'liability:payable',
  underWay: 'clearing:payout',
  credit: 'liability:credit',
  reserved: 'liability:reserved',
  goods: 'liability:goods',
};

/** Minor units, positive when the school owes. */
export type LiabilityBalances = Readonly<Record<LiabilityPart, number>>;

/** What the postings of a day moved in an account, debit positive. */
export type LiabilityMove = { readonly day: string; readonly account: string; readonly minor: number };

const NOTHING: LiabilityBalances = { accrued: 0, payable: 0, underWay: 0, credit: 0, reserved: 0, goods: 0 };

/** All parts together. */
export function totalLiability(balances: LiabilityBalances): number {
  return LIABILITY_PARTS.reduce((sum, part) => sum + balances[part], 0);
}

/** What is owed after all these movements. */
export function liabilityOf(moves: readonly LiabilityMove[]): LiabilityBalances {
  return moves.reduce(moved, NOTHING);
}

/**
 * What was owed at the end of each period from `from` to `to`, whole days, both included; at the end of `to` in the last.
 * Movements in any order.
 */
export function liabilityByPeriod(
  moves: readonly LiabilityMove[],
  range: { readonly from: string; readonly to: string; readonly granularity: Granularity },
): { readonly day: string; readonly balances: LiabilityBalances }[] {
  const ordered = moves.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  let balances = NOTHING;
  let next = 0;
  return periodsBetween(range.from, range.to, range.granularity).map((day) => {
    const after = nextPeriod(day, range.granularity);
    for (let move = ordered[next]; move && move.day < after && move.day <= range.to; move = ordered[next]) {
      balances = moved(balances, move);
      next += 1;
    }
    return { day, balances };
  });
}

function moved(balances: LiabilityBalances, { account, minor }: LiabilityMove): LiabilityBalances {
  const part = LIABILITY_PARTS.find((name) => LIABILITY_ACCOUNTS[name] === account);
  return part ? { ...balances, [part]: balances[part] - minor } : balances;
}
