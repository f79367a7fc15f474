import type { Scope } from '@/lib/domain/organizations/roles';
import { authorize } from './authorize';
import type { Ctx } from './context';
import { NotFoundError } from './errors';

/** A referrer in the portal sees himself and nobody else; everybody else needs the scope. */
export function authorizeContact(ctx: Ctx, contactId: string, scope: Scope): void {
  if (ctx.actor.type !== 'referrer') {
    authorize(ctx, scope);
    return;
  }
  authorize(ctx, 'portal');
  if (ctx.actor.id !== contactId) throw new NotFoundError('contact');
}
