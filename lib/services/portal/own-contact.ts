import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError } from '../errors';

/** The contact of the referrer who is signed in. @throws ForbiddenError for everybody else */
export function ownContact(ctx: Ctx): string {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  return ctx.actor.id;
}
