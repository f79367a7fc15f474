import { findContactBalances, findWalletCredits } from '@/db/queries/wallets';
import { usableCredit } from '@/lib/domain/redemptions/spend-credit';
import { unspentCredit } from '@/lib/domain/rewards/unspent-credit';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError } from '../errors';
import { readOnly } from '../transact';

export interface UsableCredit {
  currency: string;
  /** What can be used now; credit that is over and not swept yet is not among it. */
  usableMinor: number;
  /** What ends when, in the order in which it is used; null never ends. */
  ends: { expiresAt: Date | null; amountMinor: number }[];
}

/** The credit of the referrer who is signed in that he can use, by currency; only currencies in which there is any. */
export async function listOwnCredit(ctx: Ctx): Promise<UsableCredit[]> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const me = [ctx.actor.id];
  const [credits, accounts] = await readOnly(ctx, async ({ sql }) => [
    await findWalletCredits(sql, me),
    await findContactBalances(sql, me),
  ]);
  return [...Map.groupBy(credits, ({ currency }) => currency)].flatMap(([currency, mine]) => {
    const account = accounts.find((row) => row.currency === currency && row.kind === 'liability:credit');
    const usable = usableCredit(unspentCredit(mine, -(account?.balanceMinor ?? 0)), ctx.now);
    if (!usable.length) return [];
    const usableMinor = usable.reduce((sum, { unspentMinor }) => sum + unspentMinor, 0);
    const byEnd = Map.groupBy(usable, ({ expiresAt }) => expiresAt?.getTime() ?? null);
    const ends = [...byEnd].map(([end, group]) => ({
      expiresAt: end === null ? null : new Date(end),
      amountMinor: group.reduce((sum, { unspentMinor }) => sum + unspentMinor, 0),
    }));
    return [{ currency, usableMinor, ends }];
  });
}
