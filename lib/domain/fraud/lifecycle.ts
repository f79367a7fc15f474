import { addDays } from '../common/days';
import { allows, type Transitions } from '../common/transitions';

/**
 * A case waits for a person, who clears or confirms it. The referrer may appeal a confirmed one, and it waits again; what is
 * decided after an appeal stands.
 */
export const CASE_STATUSES = ['open', 'cleared', 'confirmed', 'appealed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** What waits for a person: a new case, and one whose referrer has appealed. */
export const WAITING_STATUSES = ['open', 'appealed'] as const satisfies readonly CaseStatus[];

/** Whether somebody has to decide this case. */
export function isWaiting(status: CaseStatus): boolean {
  return WAITING_STATUSES.some((waiting) => waiting === status);
}

/** What lists of cases are narrowed by: a status, or all that wait. */
export const CASE_FILTERS = ['waiting', ...CASE_STATUSES] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

/** The statuses that a filter lets through; without one all of them. */
export function statusesOf(filter: CaseFilter | undefined): readonly CaseStatus[] {
  if (filter === undefined) return CASE_STATUSES;
  return filter === 'waiting' ? WAITING_STATUSES : [filter];
}

const TRANSITIONS: Transitions<CaseStatus> = {
  open: ['cleared', 'confirmed'],
  confirmed: ['appealed'],
  appealed: ['cleared', 'confirmed'],
  cleared: [],
};

/** The days in which a referrer may appeal. */
export const APPEAL_DAYS = 14;

/** Whether a case may move from one status to another. */
export function canMoveCase(from: CaseStatus, to: CaseStatus): boolean {
  return allows(TRANSITIONS, from, to);
}

/** The last instant of an appeal against a decision. */
export function appealDueAt(decidedAt: Date): Date {
  return addDays(decidedAt, APPEAL_DAYS);
}

/** The days in which the school answers an appeal. */
export const ANSWER_DAYS = 14;

/** The last instant at which an appeal is answered in time. */
export function answerDueAt(appealedAt: Date): Date {
  return addDays(appealedAt, ANSWER_DAYS);
}

export type AnswerFacts = {
  readonly status: CaseStatus;
  readonly answerDueAt: Date | null;
  readonly escalatedAt: Date | null;
};

/**
 * Whether an appeal waits longer than it may, and nobody was told yet. Time alone decides nothing: it neither pays what may be
 * abuse nor refuses what somebody has explained; the owners are told, and the rewards stay where they are.
 */
export function mustEscalate({ status, answerDueAt: due, escalatedAt }: AnswerFacts, now: Date): boolean {
  return status === 'appealed' && escalatedAt === null && due !== null && now > due;
}

export type AppealFacts = {
  readonly status: CaseStatus;
  readonly appealDueAt: Date | null;
  /** Whether there was an appeal before: there is one. */
  readonly appealedAt: Date | null;
};

/** Whether the referrer may appeal now: once, against a confirmed case, up to and including its last instant. */
export function mayAppeal({ status, appealDueAt: due, appealedAt }: AppealFacts, now: Date): boolean {
  return status === 'confirmed' && appealedAt === null && due !== null && now <= due;
}
