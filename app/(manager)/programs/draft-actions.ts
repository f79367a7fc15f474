'use server';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import type { DraftForm } from '@/lib/domain/programs/form-draft';
import { forgetFormDraft, type KeptOrNot, keepFormDraft } from '@/lib/services/programs/form-draft';

/** Keeps what is typed into the form of a programme, over the revision it was typed over. */
export async function keepDraftAction(
  form: DraftForm,
  values: Record<string, unknown>,
  revision: number,
): Promise<ActionResult<KeptOrNot>> {
  return runAction(async () => keepFormDraft(await requireStaff('programs:write'), { form, values, revision }));
}

/** Forgets it. */
export async function forgetDraftAction(form: DraftForm): Promise<ActionResult<null>> {
  return runAction(async () => {
    await forgetFormDraft(await requireStaff('programs:write'), form);
    return null;
  });
}
