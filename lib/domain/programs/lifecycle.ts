import { allows, type Move, moveBy, type Transitions } from '../common/transitions';

/** Draft until first published; ended is final. */
export const PROGRAM_STATUSES = ['draft', 'active', 'paused', 'ended'] as const;
export type ProgramStatus = (typeof PROGRAM_STATUSES)[number];

const TRANSITIONS: Transitions<ProgramStatus> = {
  draft: ['active'],
  active: ['paused', 'ended'],
  paused: ['active', 'ended'],
  ended: [],
};

/** Whether a programme may move from one status to another. */
export function canMoveProgram(from: ProgramStatus, to: ProgramStatus): boolean {
  return allows(TRANSITIONS, from, to);
}

/** The new status, or `{ok: false, reason: 'invalid-transition'}`. */
export function moveProgram(from: ProgramStatus, to: ProgramStatus): Move<ProgramStatus> {
  return moveBy(TRANSITIONS, from, to);
}
