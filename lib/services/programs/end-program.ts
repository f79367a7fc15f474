import type { Ctx } from '../context';
import { moveProgram } from './move-program';
import type { ProgramView } from './program-view';

/** Ends a programme for good. What was shared before stands. */
export function endProgram(ctx: Ctx, programId: string): Promise<ProgramView> {
  return moveProgram(ctx, programId, 'ended');
}
