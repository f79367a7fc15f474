import { authorize } from '../authorize';
import type { Ctx } from '../context';

/** Managers and finance decide cases; every one of them may do so alone. */
export function authorizeDecision(ctx: Ctx): void {
  if (!ctx.scopes.has('rewards:approve')) authorize(ctx, 'referrals:write');
}
