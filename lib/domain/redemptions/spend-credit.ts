/** What is free of one credit in a wallet. */
export type OpenCredit = { readonly lotId: string; readonly unspentMinor: number; readonly expiresAt: Date | null };

/** What is taken from one credit; it keeps the date, with which it comes back or goes to another person. */
export type CreditPart = { readonly lotId: string; readonly amountMinor: number; readonly expiresAt: Date | null };

export type Spending =
  | { readonly ok: true; readonly parts: readonly CreditPart[] }
  | { readonly ok: false; readonly reason: 'insufficient-balance'; readonly availableMinor: number };

/**
 * Takes an amount from credit, what ends first being taken first; credit whose last instant is over is left alone. The parts sum
 * to the amount, or nothing is taken and the answer says what is available.
 * @param amountMinor 1 or more
 */
export function spendCredit(credits: readonly OpenCredit[], amountMinor: number, now: Date): Spending {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 1) throw new RangeError('Spends 1 or more');
  const usable = usableCredit(credits, now);
  const availableMinor = usable.reduce((sum, { unspentMinor }) => sum + unspentMinor, 0);
  if (availableMinor < amountMinor) return { ok: false, reason: 'insufficient-balance', availableMinor };
  let left = amountMinor;
  const parts = usable.flatMap(({ lotId, unspentMinor, expiresAt }) => {
    const taken = Math.min(unspentMinor, left);
    left -= taken;
    return taken > 0 ? [{ lotId, amountMinor: taken, expiresAt }] : [];
  });
  return { ok: true, parts };
}

/** Credit that can be used now, in the order in which it is. */
export function usableCredit<Credit extends OpenCredit>(credits: readonly Credit[], now: Date): Credit[] {
  return credits
    .filter(({ unspentMinor, expiresAt }) => unspentMinor > 0 && (expiresAt === null || expiresAt >= now))
    .toSorted(byEnd);
}

function byEnd(a: OpenCredit, b: OpenCredit): number {
  const order = endOf(a) - endOf(b);
  if (order) return order;
  return a.lotId < b.lotId ? -1 : 1;
}

// A number, since two that never end must compare as equal and not as NaN.
function endOf({ expiresAt }: OpenCredit): number {
  return expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
