import type { Ctx } from '../context';
import { ForbiddenError } from '../errors';

/** The member of staff who asks. @throws ForbiddenError for systems, which have no views of their own */
export function requireMember({ actor }: Ctx): string {
  if (actor.type !== 'staff') throw new ForbiddenError('settings:read');
  return actor.id;
}
