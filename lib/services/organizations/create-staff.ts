import { hashPassword } from '@/lib/auth/password';
import type { StaffRole } from '@/lib/domain/organizations/roles';
import { createStaffSchema } from '@/lib/domain/organizations/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { isUniqueViolation } from '../pg-errors';
import { transact } from '../transact';
import { emitInvited } from './invite-staff';

export interface StaffMember {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  hasPassword: boolean;
  disabledAt: Date | null;
  createdAt: Date;
}

/**
 * Adds a member of staff; without a password only magic links let in. With `invite` a mail says so and where to sign in.
 * @throws ConflictError `email-taken`: an e-mail address signs in to one organisation
 */
export async function createStaff(ctx: Ctx, input: unknown): Promise<StaffMember> {
  authorize(ctx, 'staff:write');
  const { email, name, role, password, invite } = parse(createStaffSchema, input);
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const id = newId();
  try {
    await transact(ctx, async (tx) => {
      await tx.sql`
        insert into staff (id, organization_id, email, name, role, password_hash, created_at)
        values (${id}, ${ctx.organizationId}, ${email}, ${name}, ${role}, ${passwordHash}, ${ctx.now})`;
      await appendAudit(tx, ctx, [
        { action: 'staff.created', subjectType: 'staff', subjectId: id, data: { email, name, role } },
      ]);
      if (invite) await emitInvited(tx, ctx, id);
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'staff_email_key')) throw error;
    throw new ConflictError(`${email} is a member of staff already.`, 'email-taken');
  }
  return { id, email, name, role, hasPassword: passwordHash !== null, disabledAt: null, createdAt: ctx.now };
}
