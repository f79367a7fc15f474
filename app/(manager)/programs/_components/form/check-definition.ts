import { dayIn } from '@/lib/domain/common/days';
import { type CheckResult, checkProgram } from '@/lib/domain/programs/check';
import { namedCourses } from '@/lib/domain/programs/check-courses';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import { limitsOf, type School } from './school';

/** How many courses `loadSchool` reads. */
const KNOWN_COURSES = 100;

type Checked = { definition: ProgramDefinition; currency: string; startsAt: Date; endsAt: Date | null };

/** Asks the rule checker about a definition, with the school's prices and limits. */
export function checkDefinition({ definition, currency, startsAt, endsAt }: Checked, school: School): CheckResult {
  const prices = school.courses.filter((course) => course.currency === currency).map(({ priceMinor }) => priceMinor);
  const { limitMinor, thresholdMinor } = limitsOf(school, currency);
  return checkProgram({
    definition,
    currency,
    startsOn: dayIn(school.timeZone, startsAt),
    endsOn: endsAt && dayIn(school.timeZone, endsAt),
    limitMinor,
    approvalThresholdMinor: thresholdMinor,
    highestPriceMinor: prices.length > 0 ? Math.max(...prices) : null,
    lowestPriceMinor: prices.length > 0 ? Math.min(...prices) : null,
    unknownCourses: unknownCourses(definition, school),
    busiestMonthCount: school.busiestMonthCount ?? null,
  });
}

/** Of a school with more courses than the form knows, nothing can be said. */
function unknownCourses({ rewards }: ProgramDefinition, { courses }: School): string[] {
  if (courses.length >= KNOWN_COURSES) return [];
  const known = new Set(courses.map(({ externalId }) => externalId));
  return namedCourses(rewards).filter((course) => !known.has(course));
}
