import { dayIn } from '@/lib/domain/common/days';
import { type CheckResult, checkProgram } from '@/lib/domain/programs/check';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import { limitsOf, type School } from './school';

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
    busiestMonthCount: school.busiestMonthCount ?? null,
  });
}
