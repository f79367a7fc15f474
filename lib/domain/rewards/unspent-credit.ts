/**
 * Wallet credit of one person in one currency: a reward, a gift, or what came back of a redemption. `standsMinor` is what nothing
 * was taken from yet; `null` never expires.
 */
export type WalletCredit = { readonly lotId: string; readonly standsMinor: number; readonly expiresAt: Date | null };

export type UnspentCredit = WalletCredit & { readonly unspentMinor: number };

/**
 * How much of each credit is left of an available balance, when what expires first is spent first. In the order of expiry; the
 * parts sum to the balance, unless the balance is more than all credit (then all of it is left) or negative (then nothing is).
 */
export function unspentCredit(credits: readonly WalletCredit[], availableMinor: number): UnspentCredit[] {
  const ordered = credits.toSorted(byExpiry);
  let left = Math.max(0, availableMinor);
  return ordered
    .toReversed()
    .map((credit) => {
      const unspentMinor = Math.min(credit.standsMinor, left);
      left -= unspentMinor;
      return { ...credit, unspentMinor };
    })
    .toReversed();
}

function byExpiry(a: WalletCredit, b: WalletCredit): number {
  const order = (a.expiresAt?.getTime() ?? Infinity) - (b.expiresAt?.getTime() ?? Infinity);
  if (order) return order;
  return a.lotId < b.lotId ? -1 : 1;
}
