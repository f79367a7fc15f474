import type { Scope } from '@/lib/domain/organizations/roles';
import type { Ctx } from '../context';

/**
 * The scope that acting for a person's wallet asks for: managers and other systems have `people:write`; finance has no say over
 * people, but may move money: `rewards:approve`.
 */
export function actingScope(ctx: Ctx): Scope {
  return ctx.scopes.has('rewards:approve') ? 'rewards:approve' : 'people:write';
}
