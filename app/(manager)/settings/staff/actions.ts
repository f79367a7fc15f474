'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import type { Ctx } from '@/lib/services/context';
import { changeRole } from '@/lib/services/organizations/change-role';
import { deactivateStaff } from '@/lib/services/organizations/deactivate-staff';
import { inviteStaff } from '@/lib/services/organizations/invite-staff';
import { reactivateStaff } from '@/lib/services/organizations/reactivate-staff';

function act(work: (ctx: Ctx) => Promise<{ id: string }>): Promise<ActionResult<string>> {
  return runAction(async () => {
    const { id } = await work(await requireStaff('staff:write'));
    revalidatePath('/settings/staff');
    return id;
  });
}

/** Gives a member of staff another role. */
export async function changeRoleAction(id: string, role: string): Promise<ActionResult<string>> {
  return act((ctx) => changeRole(ctx, id, { role }));
}

/** Lets a member of staff in no more. */
export async function deactivateStaffAction(id: string): Promise<ActionResult<string>> {
  return act((ctx) => deactivateStaff(ctx, id));
}

/** Lets a member of staff in again. */
export async function reactivateStaffAction(id: string): Promise<ActionResult<string>> {
  return act((ctx) => reactivateStaff(ctx, id));
}

/** Sends the mail again that says where to sign in. */
export async function inviteStaffAction(id: string): Promise<ActionResult<string>> {
  return act((ctx) => inviteStaff(ctx, id));
}
