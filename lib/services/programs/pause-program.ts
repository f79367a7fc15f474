import type { Ctx } from '../context';
import { moveProgram } from './move-program';
import type { ProgramView } from './program-view';

/** Takes a programme out of action and frees its slot; its codes show that it rests. */
export function pauseProgram(ctx: Ctx, programId: string): Promise<ProgramView> {
  return moveProgram(ctx, programId, 'paused');
}
