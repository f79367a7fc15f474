'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { cloneProgram } from '@/lib/services/programs/clone-program';
import { createProgram } from '@/lib/services/programs/create-program';
import { discardDraft } from '@/lib/services/programs/discard-draft';
import { endProgram } from '@/lib/services/programs/end-program';
import { pauseProgram } from '@/lib/services/programs/pause-program';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { resumeProgram } from '@/lib/services/programs/resume-program';
import { type FormBase, saveProgram } from '@/lib/services/programs/save-program';

type ProgramBody = Record<string, unknown>;
type Saved = Promise<ActionResult<{ id: string }>>;

/** Saves a new programme as a draft. Input: the body of `POST /programs`. */
export async function createProgramAction(templateId: string | null, input: ProgramBody): Saved {
  return runAction(async () => {
    const ctx = await requireStaff('programs:write');
    // A template would put its own description back where the form has none.
    const origin = templateId && input.description ? { templateId } : {};
    const { id } = await createProgram(ctx, { ...input, ...origin });
    revalidatePath('/programs');
    return { id };
  });
}

/** Saves the form of an existing programme, which began from `base`: into its draft, or the next one. */
export async function saveProgramAction(programId: string, input: ProgramBody, base: FormBase): Saved {
  return runAction(async () => {
    const { id } = await saveProgram(await requireStaff('programs:write'), programId, input, base);
    revalidatePath(`/programs/${id}`, 'layout');
    return { id };
  });
}

const MOVES = {
  publish: publishProgram,
  pause: pauseProgram,
  resume: resumeProgram,
  end: endProgram,
  clone: cloneProgram,
  discard: discardDraft,
};

export type ProgramMove = keyof typeof MOVES;

/** Publishes, pauses, resumes, ends, clones a programme or discards its draft. Answers the programme that came of it. */
export async function moveProgramAction(programId: string, move: ProgramMove): Saved {
  return runAction(async () => {
    const { id } = await MOVES[move](await requireStaff('programs:write'), programId);
    revalidatePath('/programs', 'layout');
    return { id };
  });
}
