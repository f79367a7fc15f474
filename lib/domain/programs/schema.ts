import { z } from 'zod';
import { currencySchema, instantSchema, positiveAmountMinorSchema, text } from '../common/fields';
import { STANDING_KINDS } from '../people/standing';
import { type ProblemInput, programProblems } from './problems';
import { rewardsSchema } from './rewards-schema';
import { ATTRIBUTION_MODELS, DEFAULT_HOLD_DAYS, DEFAULT_VALIDITY_DAYS, MILESTONES, PROGRAM_TYPES } from './types';

export const triggerSchema = z
  .strictObject({ milestone: z.enum(MILESTONES), count: z.int().min(1).max(1000).optional() })
  .refine((trigger) => trigger.milestone === 'attended' || (trigger.count ?? 1) === 1, {
    path: ['count'],
    error: 'Only the milestone attended is counted.',
  });
export type Trigger = z.output<typeof triggerSchema>;

export const attributionSchema = z.strictObject({
  model: z.enum(ATTRIBUTION_MODELS),
  split: z.boolean().default(false),
});
export type AttributionSettings = z.output<typeof attributionSchema>;

/** Narrows who may refer (rule 1), and says whether one's own household may be referred. Nothing here widens. */
export const eligibilitySchema = z.strictObject({
  kinds: z.array(z.enum(STANDING_KINDS)).min(1, 'Must name at least one kind.').optional(),
  minimumAge: z.int().min(1).max(120).optional(),
  allowSelfReferral: z.boolean().default(false),
  allowSameHousehold: z.boolean().default(false),
});
export type Eligibility = z.output<typeof eligibilitySchema>;

const validityDaysSchema = z.int().min(1, 'Must be at least 1 day.').max(90, 'Must be at most 90 days.');
const holdDaysSchema = z.int().min(0, 'Must not be negative.').max(365, 'Must be at most 365 days.');

const fields = {
  name: text(120),
  description: text(2000).optional(),
  programType: z.enum(PROGRAM_TYPES),
  currency: currencySchema,
  startsAt: instantSchema,
  endsAt: instantSchema.optional(),
  validityDays: validityDaysSchema,
  trigger: triggerSchema,
  holdDays: holdDaysSchema,
  attribution: attributionSchema,
  eligibility: eligibilitySchema,
  budgetMinor: positiveAmountMinorSchema.optional(),
  rewards: rewardsSchema,
  termsAndConditions: text(20_000),
};

function checkProgram(program: ProblemInput, context: z.RefinementCtx): void {
  for (const { path, message } of programProblems(program)) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
}

const NO_ELIGIBILITY: Eligibility = { allowSelfReferral: false, allowSameHousehold: false };

/** Body of `POST /programs`, with the defaults of product.md filled in. */
export const createProgramSchema = z
  .strictObject({
    ...fields,
    validityDays: validityDaysSchema.default(DEFAULT_VALIDITY_DAYS),
    holdDays: holdDaysSchema.default(DEFAULT_HOLD_DAYS),
    attribution: attributionSchema.default({ model: 'last', split: false }),
    eligibility: eligibilitySchema.default(NO_ELIGIBILITY),
  })
  .superRefine(checkProgram);
export type CreateProgramInput = z.output<typeof createProgramSchema>;

/** Body of `POST /programs` with a template: every other field replaces the template's. */
export const createProgramFromTemplateSchema = z
  .strictObject(fields)
  .partial()
  .extend({ templateId: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'Must be the id of a template.') })
  .superRefine(checkProgram);
export type CreateProgramFromTemplateInput = z.output<typeof createProgramFromTemplateSchema>;

/** Body of `PATCH /programs/{id}`: the given fields replace the stored ones; null clears what may be absent. */
export const patchProgramSchema = z
  .strictObject({
    ...fields,
    description: fields.description.unwrap().nullable(),
    endsAt: fields.endsAt.unwrap().nullable(),
    budgetMinor: fields.budgetMinor.unwrap().nullable(),
  })
  .partial()
  .superRefine(checkProgram);
export type PatchProgramInput = z.output<typeof patchProgramSchema>;

/** The definition a version freezes: what `versions.definition` holds, parsed on read. Instants stay ISO strings. */
export const programDefinitionSchema = z.strictObject({
  validityDays: validityDaysSchema,
  trigger: triggerSchema,
  holdDays: holdDaysSchema,
  attribution: attributionSchema,
  eligibility: eligibilitySchema,
  budgetMinor: positiveAmountMinorSchema.nullable(),
  rewards: rewardsSchema,
  termsAndConditions: text(20_000),
});
export type ProgramDefinition = z.output<typeof programDefinitionSchema>;

export const cloneProgramSchema = z.strictObject({ name: text(120).optional() });

/** Backtests each conversion with the version it is bound to, instead of one version on all. */
export const AS_IT_WAS = 'as-it-was';

/** Body of `POST /programs/{id}/backtest`: conversions from `from` on and before `to`; without a version the draft, or the live one. */
export const backtestSchema = z
  .strictObject({
    from: instantSchema,
    to: instantSchema,
    version: z
      .union([z.int().min(1), z.literal(AS_IT_WAS)], `Must be the number of a version, or "${AS_IT_WAS}".`)
      .optional(),
  })
  .refine((value) => value.from < value.to, { path: ['to'], error: 'Must be after from.' });
export type BacktestInput = z.output<typeof backtestSchema>;

/** Body of `POST /programs/{id}/counterfactual`: what another attribution model would have changed; `split` as the model's. */
export const counterfactualSchema = z
  .strictObject({
    model: z.enum(ATTRIBUTION_MODELS),
    split: z.boolean().default(false),
    from: instantSchema,
    to: instantSchema,
  })
  .refine((value) => value.from < value.to, { path: ['to'], error: 'Must be after from.' });
export type CounterfactualInput = z.output<typeof counterfactualSchema>;
