import type { ProgramStatus } from './lifecycle';

/** What decides whether a programme runs at an instant. */
export type ProgramDates = {
  readonly status: ProgramStatus;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  /** When somebody ended it by hand. */
  readonly endedAt: Date | null;
};

export type ProgramPhase = 'draft' | 'not-started' | 'active' | 'paused' | 'ended';

/**
 * The phase of a programme at `at`. A pause is a state of now: it is told of every instant that the dates would call active.
 * Both ends are included, as in rule 3.
 */
export function phaseAt(program: ProgramDates, at: Date): ProgramPhase {
  if (program.status === 'draft') return 'draft';
  if (at < program.startsAt) return 'not-started';
  if (hasEnded(program, at)) return 'ended';
  return program.status === 'paused' ? 'paused' : 'active';
}

/**
 * Whether a published programme's dates hold at `at`. A pause or an end that came later takes nothing from what was shared
 * before it: whether a touch met a pause was settled when the touch was recorded.
 */
export function isInForceAt(program: ProgramDates, at: Date): boolean {
  return program.status !== 'draft' && at >= program.startsAt && !hasEnded(program, at);
}

function hasEnded(program: ProgramDates, at: Date): boolean {
  if (program.endsAt && at > program.endsAt) return true;
  if (program.endedAt) return at > program.endedAt;
  return program.status === 'ended' && !program.endsAt;
}
