import { DAY_MS } from '../common/days';

/** What was taken from wallet credit, with its date. */
type Taken = { readonly amountMinor: number; readonly expiresAt: Date | null };

// What the school gives back can be used for two weeks at least, however long the person had waited for it.
const GRACE_DAYS = 14;

// Credit of a course that was refunded: the student has to find another one first.
const REFUND_GRACE_DAYS = 30;

/**
 * What comes back of parts that were taken: what ends last comes back first, because what ends first counts as used. Parts of one
 * date come back as one. They sum to the amount. Throws RangeError when more than was taken is to come back.
 * @param notBefore what would end earlier ends then; null leaves all dates as they are
 * @param beforeMinor what of it came back before
 */
export function creditReturns(
  taken: readonly Taken[],
  amountMinor: number,
  notBefore: Date | null,
  beforeMinor = 0,
): Taken[] {
  let gone = beforeMinor;
  let left = amountMinor;
  const returned = new Map<number | null, number>();
  for (const part of taken.toSorted((a, b) => endOf(b.expiresAt) - endOf(a.expiresAt))) {
    const skipped = Math.min(part.amountMinor, gone);
    gone -= skipped;
    const back = Math.min(part.amountMinor - skipped, left);
    left -= back;
    const end = laterOf(part.expiresAt, notBefore)?.getTime() ?? null;
    if (back > 0) returned.set(end, (returned.get(end) ?? 0) + back);
  }
  if (left > 0) throw new RangeError('More comes back than was taken');
  return [...returned].map(([end, minor]) => ({ amountMinor: minor, expiresAt: end === null ? null : new Date(end) }));
}

/** The `notBefore` of credit that the school gives back, not its owner. */
export function graceUntil(now: Date): Date {
  return new Date(now.getTime() + GRACE_DAYS * DAY_MS);
}

/** The `notBefore` of credit that comes back because a course was refunded. */
export function refundGraceUntil(now: Date): Date {
  return new Date(now.getTime() + REFUND_GRACE_DAYS * DAY_MS);
}

function laterOf(expiresAt: Date | null, notBefore: Date | null): Date | null {
  if (expiresAt === null || notBefore === null) return expiresAt;
  return expiresAt < notBefore ? notBefore : expiresAt;
}

function endOf(expiresAt: Date | null): number {
  return expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
