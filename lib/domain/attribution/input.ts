import { z } from 'zod';
import { instantSchema } from '../common/fields';
import { PROGRAM_STATUSES } from '../programs/lifecycle';
import { ATTRIBUTION_MODELS } from '../programs/types';

const id = z.string();

const touchSchema = z.object({
  id,
  codeId: id,
  channel: z.string(),
  occurredAt: instantSchema,
  counted: z.boolean(),
  /** Why it was not counted, as it was recorded. */
  reason: z.string().nullable(),
});

const codeFactsSchema = z.object({
  codeId: id,
  code: z.string(),
  programId: id,
  referrerId: id,
  isActive: z.boolean(),
  expiresAt: instantSchema.nullable(),
  /** Rule 1 at the conversion. */
  referrerEligible: z.boolean(),
  /** What the referrer is to the referee. */
  relation: z.enum(['none', 'self', 'household']),
});

const versionFactsSchema = z.object({
  version: z.number(),
  inForceFrom: instantSchema.nullable(),
  validityDays: z.number(),
  model: z.enum(ATTRIBUTION_MODELS),
  split: z.boolean(),
  allowSelfReferral: z.boolean(),
  allowSameHousehold: z.boolean(),
});

const programFactsSchema = z.object({
  id,
  status: z.enum(PROGRAM_STATUSES),
  startsAt: instantSchema,
  endsAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  versions: z.array(versionFactsSchema),
});

const rulingSchema = z.object({
  codeId: id,
  code: z.string(),
  programId: id,
  programVersion: z.number(),
  validityDays: z.number(),
  referrerId: id,
});

/**
 * All that an attribution looks at: parsed from stored evidence, or built by a service. Codes and programmes are named by
 * touches or by the given code; others are ignored.
 */
export const decideInputSchema = z.object({
  convertedAt: instantSchema,
  refereeId: id,
  touches: z.array(touchSchema),
  /** The code told at the enrolment; `codeId` is null when nobody has it. */
  givenCode: z.object({ code: z.string(), codeId: id.nullable() }).nullable(),
  codes: z.array(codeFactsSchema),
  programs: z.array(programFactsSchema),
  /** Whom a person chose when he decided about an earlier conversion of this referee; absent when nobody did. */
  ruling: rulingSchema.optional(),
  /** Since when the school had the referee as an open lead of its own. */
  openLeadSince: instantSchema.nullable(),
});

export type DecideInput = z.output<typeof decideInputSchema>;
export type TouchFacts = DecideInput['touches'][number];
export type CodeEvidence = DecideInput['codes'][number];
export type ProgramEvidence = DecideInput['programs'][number];
export type VersionEvidence = ProgramEvidence['versions'][number];

/** The input as JSON: what is stored, hashed and replayed. */
export type Evidence = z.input<typeof decideInputSchema>;
