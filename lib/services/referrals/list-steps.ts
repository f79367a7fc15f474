import { isBuiltIn } from '@/lib/domain/referrals/milestones';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { getOrganization } from '../organizations/reads';

export interface StepOfSchool {
  key: string;
  /** Null for those that every school has. */
  label: string | null;
  /** Whether it comes with a conversion and cannot be recorded by itself. */
  byConversion: boolean;
}

/** The steps on the way of a referral, as the school has put them into order. */
export async function listSteps(ctx: Ctx): Promise<StepOfSchool[]> {
  authorize(ctx, 'referrals:read');
  const { milestones } = await getOrganization(ctx);
  return milestones.map(({ key, label }) => ({ key, label: label || null, byConversion: isBuiltIn(key) }));
}
