import type { Ctx } from '../context';

/** Whoever may confirm a case takes its rewards back with it, and no others: the right to reject goes with the decision. */
export function withRewardRights(ctx: Ctx): Ctx {
  return { ...ctx, scopes: new Set([...ctx.scopes, 'rewards:approve']) };
}
