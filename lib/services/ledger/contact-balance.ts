import { contactExists, findWaitingAndPaid } from '@/db/queries/ledger';
import { findContactBalances, findWalletCredits } from '@/db/queries/wallets';
import { idSchema } from '@/lib/domain/ids';
import { unspentCredit } from '@/lib/domain/rewards/unspent-credit';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly, type Tx } from '../transact';

export interface CurrencyBalance {
  currency: string;
  cash: {
    /** Granted, in its hold or waiting for approval. */
    pendingMinor: number;
    /** Approved and not yet settled by the bank, payouts under way included; negative when the contact owes after a clawback. */
    payableMinor: number;
    paidMinor: number;
  };
  credit: {
    /** Credit and discounts that are granted, in their hold or waiting for approval. For pages: the API's contract has no such field. */
    pendingMinor: number;
    availableMinor: number;
    /** The part of `availableMinor` that ends at `nextExpiryAt`, if it is not used before. */
    expiringMinor: number;
    nextExpiryAt: Date | null;
  };
}

export interface ContactBalance extends CurrencyBalance {
  /** Balances in other currencies than the first. */
  others: CurrencyBalance[];
}

/**
 * What a contact has: cash and wallet. The first currency is the organisation's, or the only one he has anything in.
 * @throws NotFoundError
 */
export async function contactBalance(ctx: Ctx, id: string): Promise<ContactBalance> {
  const contactId = parse(idSchema, id);
  authorizeContact(ctx, contactId, 'people:read');
  return readOnly(ctx, async (tx) => {
    if (!(await contactExists(tx.sql, contactId))) throw new NotFoundError('contact');
    const { currency: home } = await organizationFacts(tx, ctx);
    const balances = await balancesOf(tx, contactId);
    const first = balances.find(({ currency }) => currency === home) ?? onlyOf(balances) ?? emptyBalance(home);
    return { ...first, others: balances.filter(({ currency }) => currency !== first.currency) };
  });
}

async function balancesOf(tx: Tx, contactId: string): Promise<CurrencyBalance[]> {
  const accounts = await findContactBalances(tx.sql, [contactId]);
  const figures = await findWaitingAndPaid(tx.sql, contactId);
  const credits = await findWalletCredits(tx.sql, [contactId]);
  const currencies = new Set([...accounts, ...figures].map(({ currency }) => currency));
  return [...currencies].sort().map((currency) => {
    const owed = (kind: string) =>
      -(accounts.find((row) => row.currency === currency && row.kind === kind)?.balanceMinor ?? 0) || 0;
    const own = figures.find((row) => row.currency === currency);
    const availableMinor = owed('liability:credit');
    const unspent = unspentCredit(
      credits.filter((row) => row.currency === currency),
      availableMinor,
    );
    return {
      currency,
      cash: {
        pendingMinor: own?.pendingCashMinor ?? 0,
        payableMinor: owed('liability:payable') + (own?.sentMinor ?? 0),
        paidMinor: own?.paidMinor ?? 0,
      },
      credit: { pendingMinor: own?.pendingCreditMinor ?? 0, availableMinor, ...nextExpiry(unspent) },
    };
  });
}

function nextExpiry(credits: readonly { unspentMinor: number; expiresAt: Date | null }[]) {
  const next = credits.find(({ unspentMinor, expiresAt }) => unspentMinor > 0 && expiresAt !== null)?.expiresAt ?? null;
  const expiringMinor = credits
    .filter(({ expiresAt }) => next !== null && expiresAt?.getTime() === next.getTime())
    .reduce((sum, { unspentMinor }) => sum + unspentMinor, 0);
  return { expiringMinor, nextExpiryAt: next };
}

function onlyOf(balances: readonly CurrencyBalance[]): CurrencyBalance | undefined {
  return balances.length === 1 ? balances[0] : undefined;
}

function emptyBalance(currency: string): CurrencyBalance {
  return {
    currency,
    cash: { pendingMinor: 0, payableMinor: 0, paidMinor: 0 },
    credit: { pendingMinor: 0, availableMinor: 0, expiringMinor: 0, nextExpiryAt: null },
  };
}
