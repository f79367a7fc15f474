'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { upsertContactSchema } from '@/lib/domain/people/schema';
import type { IssuedCode } from '@/lib/services/codes/issue-asked';
import { issueCode } from '@/lib/services/codes/issue-code';
import { parse } from '@/lib/services/parse';
import { setPayoutMethod } from '@/lib/services/payouts/set-method';
import { askGuardian } from '@/lib/services/people/ask-guardian';
import { changePerson } from '@/lib/services/people/change-person';
import { mergeContacts } from '@/lib/services/people/merge-contacts';
import { unmergeContact } from '@/lib/services/people/unmerge-contact';
import { upsertContacts } from '@/lib/services/people/upsert-contacts';
import { withdrawConsent } from '@/lib/services/people/withdraw-consent';
import { eraseContact } from '@/lib/services/privacy/erase-contact';

/** Adds a person, or brings one up to date; what a known person is stays, what the form names is added. */
export async function addPersonAction(input: unknown): Promise<ActionResult<{ id: string; created: boolean }>> {
  return runAction(async () => {
    const ctx = await requireStaff('people:write');
    const [result] = await upsertContacts(ctx, [parse(upsertContactSchema, input)], { standings: 'merge' });
    if (result?.status !== 'fulfilled') throw result?.reason;
    revalidatePath('/people');
    return { id: result.value.contact.id, created: result.value.created };
  });
}

/** Changes names, date of birth and standings. */
export async function changePersonAction(contactId: string, input: unknown): Promise<ActionResult<string>> {
  return runAction(async () => {
    const contact = await changePerson(await requireStaff('people:write'), contactId, input);
    revalidatePath('/people', 'layout');
    return contact.id;
  });
}

/** Issues a code to a person. Input: `{programId, code?}`. */
export async function issueCodeAction(
  contactId: string,
  { programId, code }: { programId: string; code?: string },
): Promise<ActionResult<Pick<IssuedCode, 'code' | 'created'>>> {
  return runAction(async () => {
    const ctx = await requireStaff('programs:write');
    const issued = await issueCode(ctx, programId, { contactId, ...(code ? { code } : {}) });
    revalidatePath(`/people/${contactId}`);
    return { code: issued.code, created: issued.created };
  });
}

/** Makes two contacts one. */
export async function mergePeopleAction(fromId: string, intoId: string): Promise<ActionResult<string>> {
  return runAction(async () => {
    const contact = await mergeContacts(await requireStaff('people:write'), fromId, { intoId });
    revalidatePath('/people', 'layout');
    return contact.id;
  });
}

/** Undoes the merge of a person into another. */
export async function unmergePersonAction(contactId: string): Promise<ActionResult<string>> {
  return runAction(async () => {
    const contact = await unmergeContact(await requireStaff('people:write'), contactId);
    revalidatePath('/people', 'layout');
    return contact.id;
  });
}

/** Changes how a person is paid; he is told of it. */
export async function setPayoutMethodAction(
  contactId: string,
  destination: Record<string, string>,
): Promise<ActionResult<null>> {
  return runAction(async () => {
    await setPayoutMethod(await requireStaff('payouts:write'), { contactId, destination });
    revalidatePath(`/people/${contactId}`);
    return null;
  });
}

/** Asks the guardian of a minor by mail, or takes a consent back in the guardian's name. */
export async function guardianAction(contactId: string, what: 'ask' | 'withdraw'): Promise<ActionResult<void>> {
  return runAction(async () => {
    const ctx = await requireStaff('people:write');
    if (what === 'ask') await askGuardian(ctx, contactId);
    else await withdrawConsent(ctx, contactId);
    revalidatePath(`/people/${contactId}`);
  });
}

/** Takes away who a person is, for good. `name` is what was typed. */
export async function erasePersonAction(id: string, name: string): Promise<ActionResult<string>> {
  return runAction(async () => {
    const erased = await eraseContact(await requireStaff('people:write'), id, { confirm: name });
    revalidatePath('/people', 'layout');
    return erased.id;
  });
}
