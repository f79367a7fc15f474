import { addDays } from '../common/days';
import { isInForceAt, phaseAt } from '../programs/status-at';
import { versionInForce } from '../programs/version-in-force';
import { RULE_CODES, type RuleCode } from '../rule-codes';
import type { CodeEvidence, DecideInput, ProgramEvidence, VersionEvidence } from './input';

/** The id of the code given at the enrolment, among the touches. */
export const GIVEN_CODE_ID = 'given-code';

/** Why a touch did not get the conversion. */
export type LoserReason =
  | RuleCode
  | 'after-conversion'
  | 'not-counted'
  | 'other-program'
  | 'beaten-by-code'
  | 'beaten-by-model'
  | 'overridden';

/** A touch with what is known of its code and of the version in force at it. */
export type Candidate = {
  readonly id: string;
  readonly isGivenCode: boolean;
  readonly channel: string;
  readonly occurredAt: Date;
  readonly code: CodeEvidence;
  readonly program: ProgramEvidence;
  readonly version: VersionEvidence;
};

export type Rejected = {
  readonly id: string;
  readonly isGivenCode: boolean;
  readonly channel: string;
  readonly occurredAt: Date;
  readonly code: CodeEvidence | null;
  readonly typedCode: string | null;
  readonly reason: LoserReason;
};

type Raw = {
  readonly id: string;
  readonly isGivenCode: boolean;
  readonly channel: string;
  readonly occurredAt: Date;
  readonly codeId: string | null;
  readonly typedCode: string | null;
  readonly counted: boolean;
  readonly reason: string | null;
};

/** Parts the touches, the given code among them, into those that may win and those that may not, with the reason. */
export function sortOut(input: DecideInput): { candidates: Candidate[]; rejected: Rejected[] } {
  const codes = new Map(input.codes.map((code) => [code.codeId, code]));
  const programs = new Map(input.programs.map((program) => [program.id, program]));
  const candidates: Candidate[] = [];
  const rejected: Rejected[] = [];
  for (const raw of rawTouches(input)) {
    const { id, isGivenCode, channel, occurredAt, typedCode } = raw;
    const code = (raw.codeId && codes.get(raw.codeId)) || null;
    const program = code && programs.get(code.programId);
    const version = program && versionInForce(program.versions, occurredAt);
    const reason = rejectionOf(raw, code, program ?? null, version ?? null, input.convertedAt);
    const common = { id, isGivenCode, channel, occurredAt };
    if (reason === null && code && program && version) candidates.push({ ...common, code, program, version });
    else rejected.push({ ...common, code, typedCode, reason: reason ?? 'program-not-active' });
  }
  return { candidates, rejected };
}

function rawTouches(input: DecideInput): Raw[] {
  const touches: Raw[] = input.touches.map((touch) => ({ ...touch, isGivenCode: false, typedCode: null }));
  if (!input.givenCode) return touches;
  const given: Raw = {
    id: GIVEN_CODE_ID,
    isGivenCode: true,
    channel: 'enrolment',
    occurredAt: input.convertedAt,
    codeId: input.givenCode.codeId,
    typedCode: input.givenCode.code,
    counted: true,
    reason: null,
  };
  return [...touches, given];
}

function rejectionOf(
  touch: Raw,
  code: CodeEvidence | null,
  program: ProgramEvidence | null,
  version: VersionEvidence | null,
  convertedAt: Date,
): LoserReason | null {
  const at = touch.occurredAt;
  if (at > convertedAt) return 'after-conversion';
  if (!code) return 'code-unknown';
  if (!touch.counted) return isRuleCode(touch.reason) ? touch.reason : 'not-counted';
  if (code.relation === 'self' && !version?.allowSelfReferral) return 'self-referral';
  if (code.relation === 'household' && !version?.allowSameHousehold) return 'same-household';
  if (touch.isGivenCode && !code.isActive) return 'code-inactive';
  if (code.expiresAt && at > code.expiresAt) return 'code-expired';
  if (!program || !version || !runs(program, at, touch.isGivenCode)) return 'program-not-active';
  if (convertedAt > addDays(at, version.validityDays)) return 'referral-expired';
  return code.referrerEligible ? null : 'referrer-not-eligible';
}

// A pause stops codes that are given now; a touch that was counted before it keeps its 90 days.
function runs(program: ProgramEvidence, at: Date, isGivenCode: boolean): boolean {
  return isGivenCode ? phaseAt(program, at) === 'active' : isInForceAt(program, at);
}

function isRuleCode(reason: string | null): reason is RuleCode {
  return (RULE_CODES as readonly (string | null)[]).includes(reason);
}
