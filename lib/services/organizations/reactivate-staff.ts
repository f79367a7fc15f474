import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { transact } from '../transact';
import { type LockedMember, lockStaff } from './lock-staff';

/** Lets a member of staff in again, with a new sign-in. Doing it again changes nothing. */
export async function reactivateStaff(ctx: Ctx, staffId: string): Promise<LockedMember> {
  authorize(ctx, 'staff:write');
  const id = parse(idSchema, staffId);
  return transact(ctx, async (tx) => {
    const { member } = await lockStaff(tx, id);
    if (!member.disabledAt) return member;
    await tx.sql`update staff set disabled_at = null where id = ${id}`;
    const data = { email: member.email };
    await appendAudit(tx, ctx, [{ action: 'staff.reactivated', subjectType: 'staff', subjectId: id, data }]);
    return { ...member, disabledAt: null };
  });
}
