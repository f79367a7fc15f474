import type { Ctx } from '@/lib/services/context';
import { listCourses } from '@/lib/services/courses/reads';
import { getOrganization } from '@/lib/services/organizations/reads';
import { busiestMonth } from '@/lib/services/programs/busiest-month';
import type { School } from './form/school';

/** What the form has to know of the organisation; its newest hundred courses. */
export async function loadSchool(ctx: Ctx): Promise<School> {
  const [organization, courses, busiestMonthCount] = await Promise.all([
    getOrganization(ctx),
    listCourses(ctx, { limit: 100 }),
    busiestMonth(ctx),
  ]);
  const { currency, timeZone, rewardLimitMinor, approvalThresholdMinor, secondApprovalAboveMinor } = organization;
  return {
    currency,
    timeZone,
    rewardLimitMinor,
    approvalThresholdMinor,
    secondApprovalAboveMinor,
    busiestMonthCount,
    courses: courses.data
      .map((course) => ({
        externalId: course.externalId,
        name: course.name,
        priceMinor: course.priceMinor,
        currency: course.currency,
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}
