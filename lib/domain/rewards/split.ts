import { splitByShares } from '../money/money';
import { sayMinor } from './receipt';
import type { RewardLine } from './reward-line';

export type RecipientShare = { readonly referrerId: string; readonly ppm: number };
export type SplitLine = RewardLine & { readonly referrerId: string };

/**
 * Parts a referrer's line among several referrers by their shares, with the largest remainder, to the cent (product.md,
 * "Attribution, exactly"). Parts of nothing are left out. With one share the line goes to him as it is.
 */
export function splitLine(line: RewardLine, shares: readonly RecipientShare[], currency: string): SplitLine[] {
  const [only] = shares;
  if (shares.length === 1 && only) return [{ ...line, referrerId: only.referrerId }];
  const parts = splitByShares(
    line.amountMinor,
    shares.map(({ ppm }) => ppm),
  );
  return shares.flatMap(({ referrerId, ppm }, index) => {
    const amountMinor = parts[index] as number;
    if (amountMinor === 0) return [];
    const step = {
      step: 'split' as const,
      rule: 'split',
      beforeMinor: line.amountMinor,
      afterMinor: amountMinor,
      why: `A share of ${ppm / 10_000} % is ${sayMinor(amountMinor, currency)}.`,
      key: 'split.share',
      params: { ppm },
    };
    return [{ ...line, referrerId, amountMinor, receipt: [...line.receipt, step] }];
  });
}
