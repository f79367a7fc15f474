import { rewardsSchema } from './rewards-schema';
import { type CreateProgramFromTemplateInput, type CreateProgramInput, eligibilitySchema } from './schema';
import type { ProgramTemplate } from './template-type';

/**
 * The programme that a template and the given replacements make. Made for `currency` of the input or the default; ask
 * `programProblems` before storing it, since a replacement may not fit the template's other fields.
 */
export function programFromTemplate(
  template: ProgramTemplate,
  input: Omit<CreateProgramFromTemplateInput, 'templateId'>,
  defaults: { readonly currency: string; readonly startsAt: Date },
): CreateProgramInput {
  const { definition } = template;
  return {
    name: input.name ?? definition.name,
    description: input.description ?? definition.description,
    programType: input.programType ?? definition.programType,
    currency: input.currency ?? defaults.currency,
    startsAt: input.startsAt ?? defaults.startsAt,
    endsAt: input.endsAt,
    validityDays: input.validityDays ?? definition.validityDays,
    trigger: input.trigger ?? definition.trigger,
    holdDays: input.holdDays ?? definition.holdDays,
    attribution: input.attribution ?? definition.attribution,
    eligibility: input.eligibility ?? eligibilitySchema.parse(definition.eligibility),
    budgetMinor: input.budgetMinor,
    rewards: input.rewards ?? rewardsSchema.parse(definition.rewards),
    termsAndConditions: input.termsAndConditions ?? definition.termsAndConditions,
  };
}
