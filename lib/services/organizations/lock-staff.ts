import type { StaffRole } from '@/lib/domain/organizations/roles';
import { NotFoundError } from '../errors';
import type { Tx } from '../transact';

export interface LockedMember {
  id: string;
  email: string;
  name: string;
  role: StaffRole;
  disabledAt: Date | null;
}

/**
 * The member with everybody who is an owner, held to the end of the transaction: two owners who take each other's rights in the same
 * instant go one after the other.
 * @throws NotFoundError
 */
export async function lockStaff(tx: Tx, id: string): Promise<{ member: LockedMember; otherOwners: number }> {
  const rows = await tx.sql<LockedMember[]>`
    select id, email, name, role, disabled_at as "disabledAt" from staff
    where id = ${id} or (role = 'owner' and disabled_at is null) order by id for update`;
  const member = rows.find((row) => row.id === id);
  if (!member) throw new NotFoundError('member of staff');
  const otherOwners = rows.filter((row) => row.id !== id && row.role === 'owner' && !row.disabledAt).length;
  return { member, otherOwners };
}
