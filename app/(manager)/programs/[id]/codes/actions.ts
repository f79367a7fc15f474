'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { deactivateCode } from '@/lib/services/codes/deactivate-code';
import { issueCode } from '@/lib/services/codes/issue-code';
import { reactivateCode } from '@/lib/services/codes/reactivate-code';
import { listContacts } from '@/lib/services/people/reads';

export type FoundPerson = { id: string; name: string; detail: string };

const FOUND = 8;

/** People whose name, e-mail or identifier has these words, for the dialog. */
export async function findPeopleAction(search: string): Promise<ActionResult<FoundPerson[]>> {
  return runAction(async () => {
    const { data } = await listContacts(await requireStaff('programs:write'), { search, limit: FOUND });
    return data.map(({ id, firstName, lastName, email, externalId, phone }) => {
      const known = [email, externalId, phone].filter(Boolean);
      const name = [firstName, lastName].filter(Boolean).join(' ') || known[0] || id;
      return { id, name, detail: known.filter((one) => one !== name).join(' · ') };
    });
  });
}

/** Gives a person a code in a programme. Input: as `issueCode`. */
export async function issueCodeAction(
  programId: string,
  input: { contactId: string; code?: string },
): Promise<ActionResult<{ code: string; created: boolean }>> {
  return runAction(async () => {
    const { code, created } = await issueCode(await requireStaff('programs:write'), programId, input);
    revalidatePath(`/programs/${programId}`, 'layout');
    return { code, created };
  });
}

/** Takes a code out of use. */
export async function deactivateCodeAction(programId: string, codeId: string): Promise<ActionResult<{ code: string }>> {
  return runAction(async () => {
    const { code } = await deactivateCode(await requireStaff('programs:write'), codeId);
    revalidatePath(`/programs/${programId}`, 'layout');
    return { code };
  });
}

/** Takes back that a code was taken out of use. */
export async function reactivateCodeAction(programId: string, codeId: string): Promise<ActionResult<{ code: string }>> {
  return runAction(async () => {
    const { code } = await reactivateCode(await requireStaff('programs:write'), codeId);
    revalidatePath(`/programs/${programId}`, 'layout');
    return { code };
  });
}
