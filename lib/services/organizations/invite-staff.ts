import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError } from '../errors';
import { parse } from '../parse';
import { type Tx, transact } from '../transact';
import { lockStaff } from './lock-staff';

/**
 * Sends a member of staff the mail again that says where to sign in.
 * @throws ConflictError `deactivated`
 */
export async function inviteStaff(ctx: Ctx, staffId: string): Promise<{ id: string; email: string }> {
  authorize(ctx, 'staff:write');
  const id = parse(idSchema, staffId);
  return transact(ctx, async (tx) => {
    const { member } = await lockStaff(tx, id);
    if (member.disabledAt) throw new ConflictError(`${member.name} is deactivated: reactivate first.`, 'deactivated');
    const { email } = member;
    await appendAudit(tx, ctx, [{ action: 'staff.invited', subjectType: 'staff', subjectId: id, data: { email } }]);
    await emitInvited(tx, ctx, id);
    return { id, email };
  });
}

/** Has the mail sent, when the transaction commits. */
export async function emitInvited(tx: Tx, { organizationId, now }: Ctx, staffId: string): Promise<void> {
  await emit(tx, [{ name: 'staff/invited', data: { organizationId, staffId, at: now.toISOString() } }]);
}
