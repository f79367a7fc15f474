import { lockContacts } from '@/db/queries/conversion-world';
import { findContactBalances, findWalletCredits } from '@/db/queries/wallets';
import { creditExpiredTransfer } from '@/lib/domain/ledger/transfers';
import { unspentCredit } from '@/lib/domain/rewards/unspent-credit';
import type { Ctx } from '../context';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import type { Tx } from '../transact';

/** Credit whose last instant is over: a reward, or a row of `credit_lots`. */
export interface OverCredit {
  id: string;
  contactId: string;
  currency: string;
  subjectType: 'reward' | 'credit-lot';
}

/**
 * Makes the school's what is left of credit that is over; what it was used for stays used. Marking it as expired is the caller's.
 */
export async function postBreakage(tx: Tx, ctx: Ctx, over: readonly OverCredit[]): Promise<void> {
  const contactIds = [...new Set(over.map(({ contactId }) => contactId))];
  if (!contactIds.length) return;
  // Nobody spends from these wallets, or expires from them, while we count on their balances.
  await lockContacts(tx.sql, contactIds.sort());
  const credits = await findWalletCredits(tx.sql, contactIds);
  const balances = await findContactBalances(tx.sql, contactIds);
  const plans = over.flatMap(({ id, contactId, currency, subjectType }) => {
    const mine = credits.filter((row) => row.recipientId === contactId && row.currency === currency);
    const account = balances.find(
      (row) => row.contactId === contactId && row.currency === currency && row.kind === 'liability:credit',
    );
    const left = unspentCredit(mine, -(account?.balanceMinor ?? 0)).find(({ lotId }) => lotId === id);
    if (!left?.unspentMinor) return [];
    const movement = { contactId, amountMinor: left.unspentMinor, currency };
    return [planTransfer(creditExpiredTransfer(movement, 'The credit was not used in time'), subjectType, id, ctx.now)];
  });
  await postTransfers(tx, ctx, plans);
}
