import { lockWalletOwners } from '@/db/queries/credit-lots';
import { findContactBalances, findWalletCredits } from '@/db/queries/wallets';
import { type UnspentCredit, unspentCredit } from '@/lib/domain/rewards/unspent-credit';
import type { Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import type { Tx } from '../transact';

export interface OpenWallet {
  contactId: string;
  currency: string;
  /** All that is left, in the order in which it is spent; also what is over and not swept yet. */
  credits: UnspentCredit[];
}

/**
 * Locks a person's wallet until the transaction ends: two that spend from it do so one after the other. Without a currency it is
 * the organisation's, or the only one in which there is credit.
 * @throws NotFoundError; ConflictError when the person is another one by now
 */
export async function openWallet(tx: Tx, ctx: Ctx, contactId: string, wanted?: string): Promise<OpenWallet> {
  const [owner] = await lockWalletOwners(tx.sql, [contactId]);
  if (!owner) throw new NotFoundError('contact');
  if (owner.mergedIntoId) {
    throw new ConflictError('This contact was merged into another one: the credit is there.', 'contact-merged');
  }
  const credits = await findWalletCredits(tx.sql, [contactId]);
  const currency = wanted ?? (await currencyOf(tx, ctx, credits));
  const balances = await findContactBalances(tx.sql, [contactId]);
  const account = balances.find((row) => row.kind === 'liability:credit' && row.currency === currency);
  const mine = credits.filter((row) => row.currency === currency);
  return { contactId, currency, credits: unspentCredit(mine, -(account?.balanceMinor ?? 0)) };
}

async function currencyOf(tx: Tx, ctx: Ctx, credits: readonly { currency: string }[]): Promise<string> {
  const { currency: home } = await organizationFacts(tx, ctx);
  const [first, second] = new Set(credits.map(({ currency }) => currency));
  return first !== undefined && second === undefined ? first : home;
}
