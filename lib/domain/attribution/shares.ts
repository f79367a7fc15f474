import { DAY_MS } from '../common/days';
import { splitByShares } from '../money/money';
import { ATTRIBUTION_MODELS, type AttributionModel } from '../programs/types';

/** Shares are parts per million, so that they are integers and sum exactly. */
export const PPM = 1_000_000;

const HALF_LIFE_MS = 7 * DAY_MS;
// A million times this stays a safe integer; the weight of 90 days is still 135,000.
const WEIGHT_SCALE = 1e9;

type Timed = { readonly id: string; readonly occurredAt: Date };

/** A touch's share of a conversion by one model. */
export type Share = { readonly touchId: string; readonly ppm: number };

export type SharesByModel = Readonly<Record<AttributionModel, readonly Share[]>>;

/** Earlier first; of one instant the smaller id first, so that the order of input never matters. */
export function byTime(a: Timed, b: Timed): number {
  return a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Each touch's share by one model (product.md, "Attribution, exactly"), in the order of time; sums to a million when there is
 * a touch. Time decay halves every 7 days before the conversion; position gives 40 % to the first, 40 % to the last and 20 %
 * to those between, and half each to two.
 */
export function sharesOf(model: AttributionModel, touches: readonly Timed[], convertedAt: Date): Share[] {
  const ordered = [...touches].sort(byTime);
  if (ordered.length === 0) return [];
  const parts = splitByShares(PPM, weightsOf(model, ordered, convertedAt));
  return ordered.map(({ id }, index) => ({ touchId: id, ppm: parts[index] as number }));
}

/** The same by all five models. */
export function sharesByModel(touches: readonly Timed[], convertedAt: Date): SharesByModel {
  return Object.fromEntries(
    ATTRIBUTION_MODELS.map((model) => [model, sharesOf(model, touches, convertedAt)]),
  ) as unknown as SharesByModel;
}

function weightsOf(model: AttributionModel, ordered: readonly Timed[], convertedAt: Date): number[] {
  const last = ordered.length - 1;
  switch (model) {
    case 'last':
      return ordered.map((_, index) => (index === last ? 1 : 0));
    case 'first':
      return ordered.map((_, index) => (index === 0 ? 1 : 0));
    case 'linear':
      return ordered.map(() => 1);
    case 'time-decay':
      return ordered.map(({ occurredAt }) => {
        const age = convertedAt.getTime() - occurredAt.getTime();
        return Math.round(WEIGHT_SCALE * 2 ** (-age / HALF_LIFE_MS));
      });
    case 'position':
      // 40/20/40 in whole numbers: the ends weigh twice what all between weigh together.
      if (last < 2) return ordered.map(() => 1);
      return ordered.map((_, index) => (index === 0 || index === last ? 2 * (last - 1) : 1));
  }
}

/** The largest share; a tie goes to the earlier touch. Shares come in the order of time. */
export function largestShare(shares: readonly Share[]): Share | undefined {
  return shares.reduce<Share | undefined>((best, share) => (!best || share.ppm > best.ppm ? share : best), undefined);
}
