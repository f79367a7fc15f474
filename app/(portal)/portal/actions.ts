'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireReferrer } from '@/lib/auth/session';
import { issueCode } from '@/lib/services/codes/issue-code';
import { markNotificationsRead } from '@/lib/services/notifications/mark-read';
import { askGuardian } from '@/lib/services/people/ask-guardian';
import { celebrate } from '@/lib/services/portal/celebrate';

/** A referrer gets his code: the one he chose, or a made one. Input: `{programId, code?}`. */
export async function getCodeAction(programId: string, code?: string): Promise<ActionResult<string>> {
  return runAction(async () => {
    const ctx = await requireReferrer();
    const issued = await issueCode(ctx, programId, {
      contactId: ctx.actor.id,
      ...(code === undefined ? {} : { code }),
    });
    revalidatePath('/portal', 'layout');
    return issued.code;
  });
}

/** A referrer has read everything. */
export async function markAllReadAction(): Promise<ActionResult<number>> {
  return runAction(async () => {
    const { read } = await markNotificationsRead(await requireReferrer());
    revalidatePath('/portal', 'layout');
    return read;
  });
}

/** A minor has his guardian asked. */
export async function askGuardianAction(): Promise<ActionResult<void>> {
  return runAction(async () => {
    const ctx = await requireReferrer();
    await askGuardian(ctx, ctx.actor.id);
    revalidatePath('/portal', 'layout');
  });
}

/** Stores that milestones are celebrated now. Answers those that nobody had stored before. */
export async function celebrateAction(programId: string, milestones: string[]): Promise<ActionResult<string[]>> {
  return runAction(async () => (await celebrate(await requireReferrer(), { programId, milestones })).milestones);
}
