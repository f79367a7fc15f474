'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import { revokeApiClient } from '@/lib/services/api-clients/revoke-api-client';
import { type AuditReport, verifyAudit } from '@/lib/services/audit/verify-audit';
import { createStaff } from '@/lib/services/organizations/create-staff';
import { removeLogo, saveLogo } from '@/lib/services/organizations/save-logo';
import { updateSettings } from '@/lib/services/organizations/update-settings';

/** Saves the organisation's settings. */
export async function saveSettingsAction(input: unknown): Promise<ActionResult<string>> {
  return runAction(async () => {
    const { name } = await updateSettings(await requireStaff('settings:write'), input);
    revalidatePath('/', 'layout');
    return name;
  });
}

/** The school's logo: the file `logo` of the form. */
export async function saveLogoAction(form: FormData): Promise<ActionResult<null>> {
  return runAction(async () => {
    const ctx = await requireStaff('settings:write');
    const file = form.get('logo');
    await saveLogo(ctx, file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array());
    revalidatePath('/', 'layout');
    return null;
  });
}

/** Takes the school's logo away. */
export async function removeLogoAction(): Promise<ActionResult<null>> {
  return runAction(async () => {
    await removeLogo(await requireStaff('settings:write'));
    revalidatePath('/', 'layout');
    return null;
  });
}

/** Adds a member of staff. */
export async function addStaffAction(input: unknown): Promise<ActionResult<string>> {
  return runAction(async () => {
    const { name } = await createStaff(await requireStaff('staff:write'), input);
    revalidatePath('/settings/staff');
    return name;
  });
}

/** Creates an API client. The answer is the only place where its secret is ever seen. */
export async function createApiClientAction(
  input: unknown,
): Promise<ActionResult<{ name: string; clientId: string; clientSecret: string }>> {
  return runAction(async () => {
    const created = await createApiClient(await requireStaff('api-clients:write'), input);
    revalidatePath('/settings/api');
    return { name: created.name, clientId: created.clientId, clientSecret: created.clientSecret };
  });
}

/** Ends a client's access. */
export async function revokeApiClientAction(id: string): Promise<ActionResult<string>> {
  return runAction(async () => {
    const { name } = await revokeApiClient(await requireStaff('api-clients:write'), id);
    revalidatePath('/settings/api');
    return name;
  });
}

/** Recomputes the whole audit chain. */
export async function verifyAuditAction(): Promise<ActionResult<AuditReport>> {
  return runAction(async () => verifyAudit(await requireStaff('audit:read')));
}
