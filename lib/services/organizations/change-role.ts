import { idSchema } from '@/lib/domain/ids';
import { leavesNoOwner } from '@/lib/domain/organizations/last-owner';
import { changeRoleSchema } from '@/lib/domain/organizations/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { transact } from '../transact';
import { lastOwnerError } from './last-owner-error';
import { type LockedMember, lockStaff } from './lock-staff';

/**
 * Gives a member of staff another role; it counts with the next thing that person does. Input: `{role}`.
 * @throws ConflictError `last-owner`
 */
export async function changeRole(ctx: Ctx, staffId: string, input: unknown): Promise<LockedMember> {
  authorize(ctx, 'staff:write');
  const id = parse(idSchema, staffId);
  const { role } = parse(changeRoleSchema, input);
  return transact(ctx, async (tx) => {
    const { member, otherOwners } = await lockStaff(tx, id);
    if (member.role === role) return member;
    const after = { ...member, role };
    if (leavesNoOwner(member, after, otherOwners)) throw lastOwnerError(member.name);
    await tx.sql`update staff set role = ${role} where id = ${id}`;
    const data = { email: member.email, from: member.role, to: role };
    await appendAudit(tx, ctx, [{ action: 'staff.role-changed', subjectType: 'staff', subjectId: id, data }]);
    return after;
  });
}
