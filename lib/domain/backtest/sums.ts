import { ratio } from '../analytics/ratios';

type Side = {
  /** Conversions that earned something. */
  rewarded: number;
  grantedMinor: number;
  /** After refunds, drop-outs, rejections and expiry. */
  standingMinor: number;
};

/** What was paid, beside what the tried version would have paid, for the same conversions. */
export type BacktestSums = { conversions: number; readonly paid: Side; readonly would: Side };

export type Difference = {
  /** Would less paid. */
  readonly grantedMinor: number;
  readonly standingMinor: number;
  /** Of what was paid (`grantedMinor`); null when nothing was. */
  readonly share: number | null;
};

export type BacktestFigures = Readonly<BacktestSums> & { readonly difference: Difference };

export function noSums(): BacktestSums {
  const nothing = { rewarded: 0, grantedMinor: 0, standingMinor: 0 };
  return { conversions: 0, paid: { ...nothing }, would: { ...nothing } };
}

/** Adds `other` to `sums`. */
export function addTo(sums: BacktestSums, other: BacktestSums): void {
  sums.conversions += other.conversions;
  for (const which of ['paid', 'would'] as const) {
    sums[which].rewarded += other[which].rewarded;
    sums[which].grantedMinor += other[which].grantedMinor;
    sums[which].standingMinor += other[which].standingMinor;
  }
}

/** Sums with what lies between them. */
export function withDifference(sums: BacktestSums): BacktestFigures {
  const { paid, would } = sums;
  const grantedMinor = would.grantedMinor - paid.grantedMinor;
  const standingMinor = would.standingMinor - paid.standingMinor;
  return { ...sums, difference: { grantedMinor, standingMinor, share: ratio(grantedMinor, paid.grantedMinor) } };
}
