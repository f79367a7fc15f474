import { z } from 'zod';
import { givenCodeSchema } from '../codes/schema';
import { emailSchema, externalIdSchema, instantSchema, text } from '../common/fields';
import { idSchema } from '../ids';
import { MILESTONES } from '../programs/types';

/** A step on a referral's way, as a school puts it into order. Enrolled, paid and attended are always among them. */
export type MilestoneStep = { readonly key: string; readonly label: string };

/** What a school that has said nothing has: the steps that conversions tell of. */
export const DEFAULT_STEPS: readonly MilestoneStep[] = MILESTONES.map((key) => ({ key, label: '' }));

const MOST_STEPS = 12;

/** Whether a step is reached by a conversion, which a school cannot rename or drop. */
export function isBuiltIn(key: string): boolean {
  return (MILESTONES as readonly string[]).includes(key);
}

export const milestoneKeySchema = z
  .string()
  .max(40, 'Must have at most 40 characters.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Must have lower-case letters, digits and single dashes between them.');

const stepSchema = z.strictObject({ key: milestoneKeySchema, label: z.string().trim() });

/** All steps of a school in their order; those of conversions need no label. */
export const milestoneStepsSchema = z
  .array(stepSchema)
  .max(MOST_STEPS, `Must have at most ${MOST_STEPS} steps.`)
  .superRefine((steps, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    steps.forEach(({ key, label }, index) => {
      if (steps.findIndex((step) => step.key === key) < index) complain([index, 'key'], 'Is used twice.');
      const problem = isBuiltIn(key) ? undefined : text(60).safeParse(label).error?.issues[0];
      if (problem) complain([index, 'label'], label === '' ? 'Must have a name.' : problem.message);
    });
    for (const key of MILESTONES)
      if (!steps.some((step) => step.key === key)) complain([], `Must have the step “${key}”.`);
  });

/** Body of `POST /referrals/{id}/milestones`. */
export const recordMilestoneSchema = z.strictObject({
  key: milestoneKeySchema,
  occurredAt: instantSchema,
  externalId: externalIdSchema.optional(),
});
export type RecordMilestoneInput = z.output<typeof recordMilestoneSchema>;

/** A row of a file: the referral by its id, or by its friend, and by the code where he has several. */
export const importMilestoneSchema = recordMilestoneSchema
  .extend({
    referralId: idSchema.optional(),
    refereeExternalId: externalIdSchema.optional(),
    refereeEmail: emailSchema.optional(),
    code: givenCodeSchema.optional(),
  })
  .refine(({ referralId, refereeExternalId, refereeEmail }) => referralId || refereeExternalId || refereeEmail, {
    path: ['refereeExternalId'],
    error: 'Must say whose step it is: the referral, or the friend’s external id or e-mail.',
  });
export type ImportMilestoneInput = z.output<typeof importMilestoneSchema>;

export type MilestoneFacts = {
  readonly input: RecordMilestoneInput;
  readonly steps: readonly MilestoneStep[];
  readonly isRejected: boolean;
  /** What this referral has reached, and whatever has the external id. */
  readonly known: readonly { referralId: string; key: string; externalId: string | null; occurredAt: Date }[];
  readonly referralId: string;
};

export type MilestoneDecision =
  | { readonly ok: true; readonly action: 'record'; readonly label: string }
  | { readonly ok: true; readonly action: 'keep' }
  | { readonly ok: false; readonly reason: MilestoneRefusal };

export const MILESTONE_REFUSALS = [
  'unknown-milestone',
  'comes-from-conversions',
  'referral-rejected',
  'milestone-reached',
  'external-id-taken',
] as const;
export type MilestoneRefusal = (typeof MILESTONE_REFUSALS)[number];

/** Whether a referral reaches a step: each once, and what was told before is not told anew. */
export function admitMilestone({ input, steps, isRejected, known, referralId }: MilestoneFacts): MilestoneDecision {
  const refuse = (reason: MilestoneRefusal): MilestoneDecision => ({ ok: false, reason });
  if (isBuiltIn(input.key)) return refuse('comes-from-conversions');
  const isSame = (row: MilestoneFacts['known'][number]) =>
    row.referralId === referralId &&
    row.key === input.key &&
    row.occurredAt.getTime() === input.occurredAt.getTime() &&
    (input.externalId === undefined || row.externalId === input.externalId);
  if (known.some(isSame)) return { ok: true, action: 'keep' };
  if (input.externalId !== undefined && known.some(({ externalId }) => externalId === input.externalId))
    return refuse('external-id-taken');
  if (known.some((row) => row.referralId === referralId && row.key === input.key)) return refuse('milestone-reached');
  const step = steps.find(({ key }) => key === input.key);
  if (!step) return refuse('unknown-milestone');
  return isRejected ? refuse('referral-rejected') : { ok: true, action: 'record', label: step.label };
}
