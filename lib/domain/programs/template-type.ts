import type { RewardsInput } from './rewards-schema';
import type { AttributionSettings, Eligibility, Trigger } from './schema';
import type { ProgramType } from './types';

/** What a template fixes; amounts are in minor units of the currency it was made for. */
export type TemplateDefinition = {
  readonly name: string;
  readonly description: string;
  readonly programType: ProgramType;
  readonly validityDays: number;
  readonly trigger: Trigger;
  readonly holdDays: number;
  readonly attribution: AttributionSettings;
  readonly eligibility: Partial<Eligibility>;
  readonly rewards: RewardsInput;
  readonly termsAndConditions: string;
};

/** A programme to start from. `notes` say why its parts are as they are: best practice, in plain English. */
export type ProgramTemplate = {
  readonly id: string;
  readonly industry: string;
  readonly summary: string;
  readonly notes: readonly string[];
  readonly definition: TemplateDefinition;
};

/** Turns whole units of a currency into minor units: templates are written once for every currency. */
export type ToMinor = (major: number) => number;

export type TemplateMaker = (toMinor: ToMinor) => ProgramTemplate;
