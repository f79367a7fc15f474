import { z } from 'zod';

/** Rule 7: referral data, audit included, is kept for five years and no longer. */
export const MOST_MONTHS = 60;

/** Less would take away what a refund or an appeal has to be decided by. */
export const LEAST_MONTHS = 12;

export const retentionMonthsSchema = z
  .int('Must be a whole number of months.')
  .min(LEAST_MONTHS, `Must be at least ${LEAST_MONTHS} months.`)
  .max(MOST_MONTHS, `Must be at most ${MOST_MONTHS} months (five years).`);

/** The instant before which nothing is kept: that many months ago, at the beginning of its day in UTC. */
export function keptSince(now: Date, months: number): Date {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(now.getUTCDate(), lastDay)));
}

/** The first day of the month from which whole months are kept at all: entries of earlier months may be gone. */
export function monthsKeptSince(now: Date): Date {
  const since = keptSince(now, MOST_MONTHS);
  return new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth(), 1));
}
