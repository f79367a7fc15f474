import { z } from '@hono/zod-openapi';
import { id } from './fields';

export const programCheckSchema = z
  .object({
    programId: id,
    version: z.int(),
    versionStatus: z.enum(['draft', 'published']),
    currency: z.string(),
    findings: z.array(
      z.object({
        code: z.string(),
        severity: z.string(),
        path: z.string().openapi({ description: 'The rule, as errors name it: `rewards.tiers.0`.' }),
        message: z.string(),
      }),
    ),
    worstCase: z
      .looseObject({})
      .openapi({ description: 'The most that one referral can cost, in minor units, and when.' }),
  })
  .openapi('ProgramCheck');
