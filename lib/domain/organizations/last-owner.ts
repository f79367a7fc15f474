import type { StaffRole } from './roles';

type Member = { readonly role: StaffRole; readonly disabledAt: Date | null };

/** Whether a change would leave a school without an owner: nobody could change its settings or staff any more. */
export function leavesNoOwner(before: Member, after: Member, otherOwners: number): boolean {
  const isOwner = ({ role, disabledAt }: Member) => role === 'owner' && disabledAt === null;
  return isOwner(before) && !isOwner(after) && otherOwners === 0;
}
