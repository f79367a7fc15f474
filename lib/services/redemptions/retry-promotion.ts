import { idSchema } from '@/lib/domain/ids';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { authorize } from '../authorize';
import { type Ctx, systemCtx } from '../context';
import { AppError, ConflictError, NotFoundError } from '../errors';
import { actingScope } from './acting-scope';
import { alignPromotion } from './align-promotion';

/**
 * Tries again at once what could not be done at Stripe about a discount code.
 * @throws ConflictError `provider-refused` with Stripe's words; AppError 503 `provider-unavailable`; NotFoundError
 */
export async function retryPromotion(ctx: Ctx, redemption: string): Promise<{ status: string }> {
  authorize(ctx, actingScope(ctx));
  const redemptionId = idSchema.safeParse(redemption).data;
  const system = { ...systemCtx(ctx.organizationId, ctx.now, 'Kith', ctx.requestId), actor: ctx.actor };
  const done = redemptionId ? await alignPromotion(system, { redemptionId }).catch(refuse) : null;
  if (!done) throw new NotFoundError('code at Stripe');
  if (done.status === 'failed') throw new ConflictError('Stripe did not take this code; see why.', 'provider-refused');
  return done;
}

function refuse(error: unknown): never {
  if (!(error instanceof ProviderUnavailableError)) throw error;
  throw new AppError(503, 'provider-unavailable', 'Stripe did not answer. Try again in a minute.');
}
