import { z } from '@hono/zod-openapi';
import { ATTRIBUTION_MODELS } from '@/lib/domain/programs/types';
import { id, instant, wordOf } from './fields';

const touch = {
  touchId: z.string(),
  code: z.string().nullable(),
  referrerId: id.nullable(),
  channel: z.string(),
  occurredAt: instant,
};

const share = z.object({
  touchId: z.string(),
  ppm: z.int().openapi({ description: 'Parts per million of the conversion.' }),
});

const decided = {
  decidedBy: z.string(),
  decidedByName: z.string().nullable(),
  decidedAt: instant,
  note: z.string().nullable().openapi({ description: 'Why, in the words of who overrode.' }),
};

const SHARES = Object.fromEntries(ATTRIBUTION_MODELS.map((model) => [model, z.array(share)]));

export const attributionReceiptSchema = z
  .object({
    id,
    referralId: id,
    conversionId: id,
    attributed: z.boolean(),
    reason: z.string().nullable(),
    rule: z.string().openapi({ description: 'What decided: a code at the enrolment, the model, or an override.' }),
    model: wordOf(ATTRIBUTION_MODELS).nullable(),
    split: z.boolean(),
    convertedAt: instant,
    givenCode: z.string().nullable(),
    touches: z.array(z.object({ ...touch, counted: z.boolean(), reason: z.string().nullable() })),
    shares: z.object(SHARES).openapi({ description: 'What each model gives to each touch.' }),
    winner: z.object({ ...touch, programId: id, programVersion: z.int(), validityDays: z.int() }).nullable(),
    losers: z.array(z.object({ ...touch, reason: z.string() })),
    referrerShares: z.array(z.object({ referrerId: id, ppm: z.int() })),
    flags: z.array(z.string()).openapi({ description: 'What a person has to look at before money moves.' }),
    owedReferralId: id
      .nullable()
      .openapi({ description: 'The referral it is owed to now: another after an override.' }),
    ...decided,
    evidenceHash: z.string(),
    superseded: z.array(
      z.object({ id, ...decided, rule: z.string(), code: z.string().nullable(), referrerId: id.nullable() }),
    ),
  })
  .openapi('AttributionReceipt');
