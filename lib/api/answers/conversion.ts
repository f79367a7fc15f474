import { z } from '@hono/zod-openapi';
import { MILESTONES } from '@/lib/domain/programs/types';
import { id, instant, minor, textIfAny, wordOf } from './fields';
import { rewardSchema } from './reward';

export const conversionSchema = z
  .object({
    id,
    externalId: z.string(),
    refereeId: id,
    milestone: wordOf(MILESTONES),
    courseExternalId: z.string().nullable(),
    valueMinor: minor,
    discountMinor: minor,
    refundedMinor: minor,
    droppedOut: z.boolean(),
    currency: z.string(),
    occurredAt: instant,
    attributed: z.boolean(),
    referralId: textIfAny,
    referrerId: textIfAny,
    reason: textIfAny.openapi({ description: 'Why nobody, or nothing, is rewarded.' }),
    rewards: z.array(rewardSchema),
  })
  .openapi('Conversion');
