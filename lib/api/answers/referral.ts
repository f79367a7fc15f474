import { z } from '@hono/zod-openapi';
import { REFERRAL_STATUSES } from '@/lib/domain/referrals/lifecycle';
import { id, instant, minor, wordOf } from './fields';

export const referralSchema = z
  .object({
    id,
    programId: id,
    programVersion: z.int().openapi({ description: 'The version in force at the winning touch: what it pays by.' }),
    code: z.string(),
    referrerId: id,
    refereeId: id,
    status: wordOf(REFERRAL_STATUSES),
    channel: z.string(),
    utmSource: z.string().nullable(),
    utmCampaign: z.string().nullable(),
    referringHost: z.string().nullable(),
    reason: z.string().nullable(),
    sharedAt: instant,
    expiresAt: instant,
    convertedAt: instant.nullable(),
    rewardedAt: instant.nullable(),
    conversionValueMinor: minor.nullable(),
    rewardAmountMinor: minor,
    currency: z.string(),
    qualityScore: z.int().nullable(),
    qualityReasons: z
      .array(z.object({ code: z.string(), points: z.int() }))
      .optional()
      .openapi({ description: 'What the score adds up, when one referral is read.' }),
    milestones: z
      .array(z.object({ key: z.string(), label: z.string(), occurredAt: instant }))
      .optional()
      .openapi({ description: 'Steps of the school’s own that it has reached, when one referral is read.' }),
    createdAt: instant,
    timeline: z.array(z.object({ type: z.string(), occurredAt: instant, data: z.record(z.string(), z.unknown()) })),
  })
  .openapi('Referral');
