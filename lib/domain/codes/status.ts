import { type ProgramDates, phaseAt } from '../programs/status-at';
import type { RuleCode } from '../rule-codes';

export const CODE_STATUSES = [
  'active',
  'unknown',
  'inactive',
  'expired',
  'program-not-started',
  'program-paused',
  'program-ended',
  'referrer-not-eligible',
] as const;
export type CodeStatus = (typeof CODE_STATUSES)[number];

export type CodeFacts = {
  readonly isActive: boolean;
  readonly expiresAt: Date | null;
  readonly program: ProgramDates;
  readonly referrerEligible: boolean;
};

/** What a code is worth at `at`; null is a code nobody has. An end is included in what it ends. */
export function codeStatusAt(code: CodeFacts | null, at: Date): CodeStatus {
  if (!code) return 'unknown';
  if (!code.isActive) return 'inactive';
  if (code.expiresAt && at > code.expiresAt) return 'expired';
  const phase = phaseAt(code.program, at);
  if (phase === 'draft' || phase === 'not-started') return 'program-not-started';
  if (phase !== 'active') return phase === 'paused' ? 'program-paused' : 'program-ended';
  return code.referrerEligible ? 'active' : 'referrer-not-eligible';
}

const RULE_CODE_OF: Readonly<Record<Exclude<CodeStatus, 'active'>, RuleCode>> = {
  unknown: 'code-unknown',
  inactive: 'code-inactive',
  expired: 'code-expired',
  'program-not-started': 'program-not-active',
  'program-paused': 'program-not-active',
  'program-ended': 'program-not-active',
  'referrer-not-eligible': 'referrer-not-eligible',
};

/** The rule code that an answer gives for a status; null when the code works. */
export function ruleCodeOfStatus(status: CodeStatus): RuleCode | null {
  return status === 'active' ? null : RULE_CODE_OF[status];
}
