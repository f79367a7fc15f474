/** 95 % of a normal distribution, one-sided both ways. */
const Z = 1.96;

/**
 * The lower end of Wilson's score interval (1927) for a share: what the true rate is at least, as far as `count` of `total` can
 * tell. Two refunds of two say little, twenty of twenty much.
 */
export function lowerBoundOfShare(count: number, total: number): number {
  if (total <= 0) return 0;
  const share = Math.min(1, Math.max(0, count / total));
  const z2 = Z * Z;
  const centre = share + z2 / (2 * total);
  const spread = Z * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  return Math.max(0, (centre - spread) / (1 + z2 / total));
}

/** How many standard deviations a count lies above what a Poisson process of this mean gives; 0 when it is not above. */
export function surprise(count: number, mean: number): number {
  return mean > 0 && count > mean ? (count - mean) / Math.sqrt(mean) : 0;
}
