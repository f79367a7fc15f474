import { findConnections } from '@/db/queries/payout-connections';
import { findMethods, lockContactMethods } from '@/db/queries/payout-methods';
import { destinationText, type PayoutDestination, setPayoutMethodSchema } from '@/lib/domain/payouts/destinations';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { decryptSecret } from '../encryption/secret-box';
import { InvalidInputError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { type Tx, transact } from '../transact';
import { methodPlace } from './method-places';
import { storeMethod } from './store-method';
import { readStripeAccount } from './stripe-account';

/**
 * Sets how a person is paid: by himself in the portal, or by finance. The same again changes nothing; anything else is audited
 * and told to him by mail, since whoever changes it gets the money. Payouts that exist go where they went.
 * Input: `{contactId, destination}`, see `payoutDestinationSchema`.
 * @throws InvalidInputError when the school does not pay this way, or Stripe does not know the account
 */
export async function setPayoutMethod(ctx: Ctx, input: unknown): Promise<void> {
  const { contactId, destination } = parse(setPayoutMethodSchema, input);
  authorizeContact(ctx, contactId, 'payouts:write');
  // He gets his account by Stripe's own form, which asks who he is: an id that he types could be anybody's.
  if (ctx.actor.type === 'referrer' && destination.provider === 'stripe') {
    throw new InvalidInputError([{ path: 'destination.provider', message: 'Set Stripe up with its own form.' }]);
  }
  const status = await statusOf(ctx, destination);
  await transact(ctx, async (tx) => {
    if (!(await lockContactMethods(tx.sql, contactId))) throw new NotFoundError('contact');
    await requireConnected(tx, destination);
    const text = destinationText(destination);
    if (await isSame(tx, ctx, contactId, destination, status)) return;
    await storeMethod(tx, ctx, { contactId, provider: destination.provider, destination: text, status });
  });
}

async function statusOf(ctx: Ctx, destination: PayoutDestination): Promise<'active' | 'incomplete'> {
  if (destination.provider !== 'stripe') return 'active';
  const state = await readStripeAccount(ctx, destination.accountId);
  return state.payoutsEnabled ? 'active' : 'incomplete';
}

async function requireConnected(tx: Tx, { provider }: PayoutDestination): Promise<void> {
  const rows = await findConnections(tx.sql);
  if (rows.some((row) => row.provider === provider && row.status === 'connected')) return;
  throw new InvalidInputError([{ path: 'destination.provider', message: 'The school does not pay this way.' }]);
}

async function isSame(
  tx: Tx,
  ctx: Ctx,
  contactId: string,
  destination: PayoutDestination,
  status: 'active' | 'incomplete',
): Promise<boolean> {
  const rows = await findMethods(tx.sql, [contactId]);
  const row = rows.find((one) => one.provider === destination.provider && one.status === status);
  if (!row?.destinationEncrypted) return false;
  const text = decryptSecret(row.destinationEncrypted, methodPlace(ctx.organizationId, row.id));
  return text === destinationText(destination);
}
