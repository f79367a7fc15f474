import { z } from '@hono/zod-openapi';
import { PROGRAM_STATUSES } from '@/lib/domain/programs/lifecycle';
import { rewardsSchema } from '@/lib/domain/programs/rewards-schema';
import { attributionSchema, eligibilitySchema, triggerSchema } from '@/lib/domain/programs/schema';
import { PROGRAM_TYPES } from '@/lib/domain/programs/types';
import { id, instant, minor, wordOf } from './fields';

export const programSchema = z
  .object({
    id,
    status: wordOf(PROGRAM_STATUSES),
    phase: z.string().openapi({ description: 'What its dates make of its status now.' }),
    version: z.int().openapi({ description: 'The version whose rules are shown.' }),
    versionStatus: z.enum(['draft', 'published']),
    draftVersion: z.int().nullable(),
    publishedVersion: z.int().nullable(),
    inForceFrom: instant.nullable(),
    publishedAt: instant.nullable(),
    name: z.string(),
    description: z.string().nullable(),
    programType: wordOf(PROGRAM_TYPES),
    templateId: z.string().nullable(),
    currency: z.string(),
    startsAt: instant,
    endsAt: instant.nullable(),
    validityDays: z.int(),
    trigger: triggerSchema,
    holdDays: z.int(),
    attribution: attributionSchema,
    eligibility: eligibilitySchema,
    budgetMinor: minor.nullable(),
    budgetSpentMinor: minor,
    rewards: rewardsSchema,
    termsAndConditions: z.string(),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('Program');

export const programTemplateSchema = z
  .object({
    id: z.string(),
    industry: z.string(),
    summary: z.string(),
    notes: z.array(z.string()).openapi({ description: 'Why its parts are as they are.' }),
    definition: z.object({
      name: z.string(),
      description: z.string(),
      programType: wordOf(PROGRAM_TYPES),
      validityDays: z.int(),
      trigger: triggerSchema,
      holdDays: z.int(),
      attribution: attributionSchema,
      eligibility: eligibilitySchema,
      rewards: rewardsSchema,
      termsAndConditions: z.string(),
    }),
  })
  .openapi('ProgramTemplate');
