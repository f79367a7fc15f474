import type { StandingKind } from '../people/standing';

export const PROGRAM_TYPES = ['student', 'parent', 'affiliate', 'partner'] as const;
export type ProgramType = (typeof PROGRAM_TYPES)[number];

/** What has to have happened before a conversion earns. */
export const MILESTONES = ['enrolled', 'paid', 'attended'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** How credit is shared between touches. */
export const ATTRIBUTION_MODELS = ['last', 'first', 'linear', 'time-decay', 'position'] as const;
export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number];

/** Standings that a programme type admits (rule 1) and a programme can narrow; in a parent programme those of the child. */
export const KINDS_OF_TYPE: Readonly<Record<ProgramType, readonly StandingKind[]>> = {
  student: ['student', 'alumnus'],
  parent: ['parent', 'student', 'alumnus'],
  affiliate: ['affiliate'],
  partner: ['partner'],
};

/** Rule 3 and product.md: the defaults of a programme. */
export const DEFAULT_VALIDITY_DAYS = 90;
export const DEFAULT_HOLD_DAYS = 14;
