import type { Scope } from '@/lib/domain/organizations/roles';
import type { Ctx } from './context';
import { ForbiddenError } from './errors';

/** @throws ForbiddenError when the context lacks the scope */
export function authorize(ctx: Ctx, scope: Scope): void {
  if (!ctx.scopes.has(scope)) throw new ForbiddenError(scope);
}
