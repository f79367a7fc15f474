import {
  findMethods,
  lockContactMethods,
  type PayoutMethodRow,
  replaceMethods,
  setMethodStatus,
} from '@/db/queries/payout-methods';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { decryptSecret } from '../encryption/secret-box';
import { readOnly, transact } from '../transact';
import { methodPlace } from './method-places';
import { tellOfMethod } from './store-method';
import { readStripeAccount } from './stripe-account';

/**
 * Asks Stripe whether a person's account can be paid now: after he comes back from Stripe's form, and when Stripe tells of a
 * change. One that can be takes the place of what he had; one that cannot any more waits for him again.
 * @throws as `askStripeAs`
 */
export async function refreshStripeMethod(
  ctx: Ctx,
  contactId: string,
): Promise<{ status: 'active' | 'incomplete' | 'none' }> {
  authorizeContact(ctx, contactId, 'payouts:write');
  const row = await readOnly(ctx, async ({ sql }) => (await findMethods(sql, [contactId])).findLast(isStripe));
  if (!row?.destinationEncrypted) return { status: 'none' };
  const accountId = decryptSecret(row.destinationEncrypted, methodPlace(ctx.organizationId, row.id));
  const { payoutsEnabled } = await readStripeAccount(ctx, accountId);
  const status = payoutsEnabled ? 'active' : 'incomplete';
  if (row.status === status) return { status };
  await transact(ctx, async (tx) => {
    await lockContactMethods(tx.sql, contactId);
    const all = await findMethods(tx.sql, [contactId]);
    // Changed meanwhile: whoever did that asked Stripe himself.
    if (!all.some(({ id, status: now }) => id === row.id && now === row.status)) return;
    const replaced = payoutsEnabled ? await giveWay(all, row.id) : [];
    await setMethodStatus(tx.sql, row.id, status, ctx.now);
    const { id, provider, masked } = row;
    await tellOfMethod(tx, ctx, { id, contactId, provider, masked, status, replaced });

    async function giveWay(rows: readonly PayoutMethodRow[], id: string) {
      return rows.some((one) => one.id !== id) ? replaceMethods(tx.sql, contactId, ['active'], ctx.now) : [];
    }
  });
  return { status };
}

function isStripe({ provider }: PayoutMethodRow): boolean {
  return provider === 'stripe';
}
