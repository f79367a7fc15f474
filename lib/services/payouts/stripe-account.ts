import type { StripeAccountState, StripeAccounts } from '@/lib/integrations/payouts/stripe-accounts';
import { stripeAccounts } from '@/lib/integrations/payouts/stripe-accounts';
import { isStripeRefusal } from '@/lib/integrations/payouts/stripe-client';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import type { Ctx } from '../context';
import { AppError, ConflictError, InvalidInputError } from '../errors';
import { readOnly } from '../transact';
import { openConnection } from './open-connection';
import { stripeBaseUrl } from './provider-urls';

/**
 * Asks Stripe as the school. What Stripe says no to, or does not answer, becomes words for the person who asked.
 * @throws ConflictError `provider-not-connected`; AppError 503 `provider-unavailable`; InvalidInputError with Stripe's words
 */
export async function askStripeAs<T>(ctx: Ctx, work: (accounts: StripeAccounts) => Promise<T>): Promise<T> {
  const connection = await readOnly(ctx, (tx) => openConnection(tx, ctx, 'stripe'));
  if (connection?.status !== 'connected') {
    throw new ConflictError('The school does not pay by Stripe.', 'provider-not-connected');
  }
  try {
    return await work(stripeAccounts({ secretKey: connection.settings.secretKey, baseUrl: stripeBaseUrl() }));
  } catch (error) {
    if (error instanceof ProviderUnavailableError) {
      throw new AppError(503, 'provider-unavailable', 'Stripe did not answer. Try again in a minute.');
    }
    if (!isStripeRefusal(error)) throw error;
    throw new InvalidInputError([{ path: 'destination.accountId', message: `Stripe: ${error.message}` }]);
  }
}

/** Whether a recipient's account can be paid. @throws as `askStripeAs` */
export function readStripeAccount(ctx: Ctx, accountId: string): Promise<StripeAccountState> {
  return askStripeAs(ctx, (accounts) => accounts.readAccount(accountId));
}
