import { idSchema } from '@/lib/domain/ids';
import { leavesNoOwner } from '@/lib/domain/organizations/last-owner';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { transact } from '../transact';
import { lastOwnerError } from './last-owner-error';
import { type LockedMember, lockStaff } from './lock-staff';

/**
 * Lets a member of staff in no more, from the next request on; sessions that are open now stay closed for good. What the person did
 * stays under its name. Doing it again changes nothing.
 * @throws ConflictError `last-owner`
 */
export async function deactivateStaff(ctx: Ctx, staffId: string): Promise<LockedMember> {
  authorize(ctx, 'staff:write');
  const id = parse(idSchema, staffId);
  return transact(ctx, async (tx) => {
    const { member, otherOwners } = await lockStaff(tx, id);
    if (member.disabledAt) return member;
    const after = { ...member, disabledAt: ctx.now };
    if (leavesNoOwner(member, after, otherOwners)) throw lastOwnerError(member.name);
    await tx.sql`update staff set disabled_at = ${ctx.now}, sessions_from = ${ctx.now} where id = ${id}`;
    const data = { email: member.email };
    await appendAudit(tx, ctx, [{ action: 'staff.deactivated', subjectType: 'staff', subjectId: id, data }]);
    return after;
  });
}
