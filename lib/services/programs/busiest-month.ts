import { findBusiestMonthCount } from '@/db/queries/busiest-month';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readOnly } from '../transact';

const YEAR_DAYS = 365;

/** Enrolments that came by referral in the school's busiest month of the last year; null while there are none. */
export async function busiestMonth(ctx: Ctx): Promise<number | null> {
  authorize(ctx, 'programs:read');
  return readOnly(ctx, async (tx) => {
    const { timeZone } = await organizationFacts(tx, ctx);
    return findBusiestMonthCount(tx.sql, shiftDay(dayIn(timeZone, ctx.now), -YEAR_DAYS));
  });
}
