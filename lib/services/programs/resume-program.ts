import type { Ctx } from '../context';
import { moveProgram } from './move-program';
import type { ProgramView } from './program-view';

/** Brings a paused programme back; it needs a free slot. */
export function resumeProgram(ctx: Ctx, programId: string): Promise<ProgramView> {
  return moveProgram(ctx, programId, 'active');
}
