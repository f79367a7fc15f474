import { findBusiestMonthCount } from '@/db/queries/busiest-month';
import { findPriceRange } from '@/db/queries/courses';
import { findCourseIds } from '@/db/queries/courses-of-conversions';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import { limitsIn } from '@/lib/domain/organizations/limits';
import { type CheckResult, checkProgram } from '@/lib/domain/programs/check';
import { namedCourses } from '@/lib/domain/programs/check-courses';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import type { Tx } from '../transact';
import type { Program } from './load-program';

const YEAR_DAYS = 365;

/** What the rule checker says of a definition, with the school's own prices, limits and busiest month. */
export async function checkVersion(
  tx: Tx,
  ctx: Ctx,
  { currency, startsAt, endsAt }: Pick<Program, 'currency' | 'startsAt' | 'endsAt'>,
  definition: ProgramDefinition,
): Promise<CheckResult> {
  const organization = await organizationFacts(tx, ctx);
  const { timeZone } = organization;
  const { limitMinor, approvalThresholdMinor } = limitsIn(currency, organization);
  const { lowestMinor, highestMinor } = await findPriceRange(tx.sql, currency);
  return checkProgram({
    definition,
    currency,
    startsOn: dayIn(timeZone, startsAt),
    endsOn: endsAt && dayIn(timeZone, endsAt),
    limitMinor,
    approvalThresholdMinor,
    highestPriceMinor: highestMinor,
    lowestPriceMinor: lowestMinor,
    unknownCourses: await unknownCourses(tx, definition),
    busiestMonthCount: await findBusiestMonthCount(tx.sql, shiftDay(dayIn(timeZone, ctx.now), -YEAR_DAYS)),
  });
}

async function unknownCourses(tx: Tx, { rewards }: ProgramDefinition): Promise<string[]> {
  const named = namedCourses(rewards);
  const known = await findCourseIds(tx.sql, named);
  return named.filter((course) => !known.has(course));
}
