import type { Difference } from './reconcile';

/** An account of the ledger in one currency, and what payouts and rewards say should be in it; debit positive. */
export interface AccountFigure {
  account: string;
  currency: string;
  ledgerMinor: number;
  expectedMinor: number;
}

/** A reward or a payout whose movements are not what its state says. */
export interface LedgerDetail {
  check: string;
  subject: string;
  payoutId: string | null;
  currency: string;
  expectedMinor: number;
  foundMinor: number;
}

/**
 * What is in clearing against the payouts under way, and what is payable against the approved rewards that are unpaid. Where
 * single rewards or payouts are known to differ they are the cases, else the account is.
 */
export function compareLedger(figures: readonly AccountFigure[], details: readonly LedgerDetail[]): Difference[] {
  if (details.length) return details.map(detailCase);
  return figures.filter(({ ledgerMinor, expectedMinor }) => ledgerMinor !== expectedMinor).map(accountCase);
}

const common = { kind: 'ledger-differs', correction: 'check-ledger', provider: null } as const;

function accountCase({ account, currency, ledgerMinor, expectedMinor }: AccountFigure): Difference {
  const side = { currency, reference: account, createdAt: null };
  return {
    ...common,
    key: `ledger-differs:${account}:${currency}`,
    payoutId: null,
    ours: [{ ...side, status: 'expected', amountMinor: expectedMinor }],
    theirs: [{ ...side, status: 'ledger', amountMinor: ledgerMinor }],
  };
}

function detailCase({ check, subject, payoutId, currency, expectedMinor, foundMinor }: LedgerDetail): Difference {
  const side = { currency, reference: `${check} ${subject}`, createdAt: null };
  return {
    ...common,
    key: `ledger-differs:${check}:${subject}`,
    payoutId,
    ours: [{ ...side, status: 'expected', amountMinor: expectedMinor }],
    theirs: [{ ...side, status: 'ledger', amountMinor: foundMinor }],
  };
}
