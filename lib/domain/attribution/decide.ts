import type { AttributionModel } from '../programs/types';
import { RULE_CODES, type RuleCode } from '../rule-codes';
import { type Candidate, type LoserReason, type Rejected, sortOut } from './candidates';
import { evidenceOf, inputOf } from './evidence';
import type { DecideInput, Evidence } from './input';
import { ruledDecision } from './override';
import { byTime, largestShare, PPM, type SharesByModel, sharesByModel } from './shares';

/** A touch as the receipt names it; instants are ISO strings. */
export type TouchRef = {
  readonly touchId: string;
  readonly codeId: string | null;
  readonly code: string | null;
  readonly programId: string | null;
  readonly referrerId: string | null;
  readonly channel: string;
  readonly occurredAt: string;
};

export type Winner = TouchRef & {
  readonly codeId: string;
  readonly code: string;
  readonly programId: string;
  readonly referrerId: string;
  readonly programVersion: number;
  readonly validityDays: number;
};

export type Loser = TouchRef & { readonly reason: LoserReason };

/** A referrer's part of the conversion when the programme splits; otherwise the winner has all. */
export type ReferrerShare = { readonly referrerId: string; readonly codeId: string; readonly ppm: number };

export const ATTRIBUTION_FLAGS = ['open-lead-before-first-touch'] as const;
export type AttributionFlag = (typeof ATTRIBUTION_FLAGS)[number];

/** The receipt of an attribution: plain JSON, stored as it is and replayable from its evidence. */
export type AttributionDecision = {
  readonly attributed: boolean;
  /** Why nobody gets the conversion; null when somebody does. */
  readonly reason: RuleCode | null;
  readonly rule: 'code-at-enrolment' | 'model' | 'override' | 'none';
  readonly model: AttributionModel | null;
  readonly split: boolean;
  readonly winner: Winner | null;
  readonly losers: readonly Loser[];
  readonly shares: SharesByModel;
  readonly referrerShares: readonly ReferrerShare[];
  /** What a person has to look at before money moves. */
  readonly flags: readonly AttributionFlag[];
  readonly evidence: Evidence;
};

/**
 * Who a conversion is owed to (product.md, "Attribution, exactly"). A valid code given at the enrolment beats links; else the
 * programme of the latest valid touch chooses the model and the model's largest share among that programme's touches wins, ties
 * going to the earlier. What a person decided about an earlier conversion of the referee stands above all. Pure; the order of the
 * input does not matter.
 */
export function decide(input: DecideInput): AttributionDecision {
  const decision = decideByTouches(input);
  return input.ruling ? ruledDecision(decision, input.ruling, input.codes) : decision;
}

function decideByTouches(input: DecideInput): AttributionDecision {
  const { candidates, rejected } = sortOut(input);
  const ordered = candidates.sort(byTime);
  const latest = ordered.findLast((candidate) => candidate.isGivenCode) ?? ordered.at(-1);
  if (!latest) return undecided(input, rejected);
  const field = ordered.filter((candidate) => candidate.program.id === latest.program.id);
  const shares = sharesByModel(field, input.convertedAt);
  const model = latest.version.model;
  const best = latest.isGivenCode ? latest.id : largestShare(shares[model])?.touchId;
  const winner = field.find((candidate) => candidate.id === best) ?? latest;
  const split = latest.version.split && !latest.isGivenCode;
  return {
    attributed: true,
    reason: null,
    rule: latest.isGivenCode ? 'code-at-enrolment' : 'model',
    model,
    split,
    winner: winnerRef(winner),
    losers: losersOf(ordered, winner, latest, rejected),
    shares,
    referrerShares: split ? referrerShares(field, shares[model]) : [wholeShare(winner)],
    flags: flagsOf(input, ordered),
    evidence: evidenceOf(input),
  };
}

/** Decides anew from stored evidence; the same evidence gives the same decision. Throws ZodError on what is no evidence. */
export function replayDecision(evidence: unknown): AttributionDecision {
  return decide(inputOf(evidence));
}

function undecided(input: DecideInput, rejected: readonly Rejected[]): AttributionDecision {
  return {
    attributed: false,
    reason: reasonOf(rejected),
    rule: 'none',
    model: null,
    split: false,
    winner: null,
    losers: rejected.map(loserOf).sort(byInstant),
    shares: sharesByModel([], input.convertedAt),
    referrerShares: [],
    flags: [],
    evidence: evidenceOf(input),
  };
}

// What was told at the enrolment explains most, then the latest touch; crawlers, unknown codes and later touches are no touch.
function reasonOf(rejected: readonly Rejected[]): RuleCode {
  const telling = rejected.filter((touch) => isTelling(touch.reason)).sort(byTime);
  const decisive = telling.find((touch) => touch.isGivenCode) ?? telling.at(-1);
  return decisive ? (decisive.reason as RuleCode) : 'no-touch';
}

function isTelling(reason: LoserReason): boolean {
  return reason !== 'code-unknown' && (RULE_CODES as readonly string[]).includes(reason);
}

function losersOf(
  ordered: readonly Candidate[],
  winner: Candidate,
  latest: Candidate,
  rejected: readonly Rejected[],
): Loser[] {
  const beaten = ordered
    .filter((candidate) => candidate !== winner)
    .map((candidate): Loser => {
      if (latest.isGivenCode) return { ...candidateRef(candidate), reason: 'beaten-by-code' };
      const elsewhere = candidate.program.id !== latest.program.id;
      return { ...candidateRef(candidate), reason: elsewhere ? 'other-program' : 'beaten-by-model' };
    });
  return [...beaten, ...rejected.map(loserOf)].sort(byInstant);
}

function byInstant(a: Loser, b: Loser): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  return a.touchId < b.touchId ? -1 : 1;
}

function candidateRef({ id, channel, occurredAt, code }: Candidate) {
  const { codeId, programId, referrerId } = code;
  return { touchId: id, codeId, code: code.code, programId, referrerId, channel, occurredAt: occurredAt.toISOString() };
}

function winnerRef(candidate: Candidate): Winner {
  const { version, validityDays } = candidate.version;
  return { ...candidateRef(candidate), programVersion: version, validityDays };
}

function loserOf({ id, channel, occurredAt, code, typedCode, reason }: Rejected): Loser {
  return {
    touchId: id,
    codeId: code?.codeId ?? null,
    code: code?.code ?? typedCode,
    programId: code?.programId ?? null,
    referrerId: code?.referrerId ?? null,
    channel,
    occurredAt: occurredAt.toISOString(),
    reason,
  };
}

function wholeShare({ code }: Candidate): ReferrerShare {
  return { referrerId: code.referrerId, codeId: code.codeId, ppm: PPM };
}

/** Sums the touches of each referrer, in the order of his first touch; his first code stands for him. */
function referrerShares(field: readonly Candidate[], shares: SharesByModel[AttributionModel]): ReferrerShare[] {
  const sums = new Map<string, ReferrerShare>();
  field.forEach(({ code }, index) => {
    const before = sums.get(code.referrerId) ?? { referrerId: code.referrerId, codeId: code.codeId, ppm: 0 };
    sums.set(code.referrerId, { ...before, ppm: before.ppm + (shares[index]?.ppm ?? 0) });
  });
  return [...sums.values()].filter(({ ppm }) => ppm > 0);
}

function flagsOf({ openLeadSince }: DecideInput, ordered: readonly Candidate[]): AttributionFlag[] {
  const first = ordered[0];
  return openLeadSince && first && openLeadSince < first.occurredAt ? ['open-lead-before-first-touch'] : [];
}
