import { z } from 'zod';
import { findStripeMethod, lockContactMethods } from '@/db/queries/payout-methods';
import { findRecipient } from '@/db/queries/payouts';
import { idSchema } from '@/lib/domain/ids';
import { authorizeContact } from '../authorize-contact';
import type { Ctx } from '../context';
import { decryptSecret } from '../encryption/secret-box';
import { ConflictError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { publicUrl } from '../public-url';
import { readOnly, type Tx, transact } from '../transact';
import { methodPlace } from './method-places';
import { storeMethod } from './store-method';
import { askStripeAs } from './stripe-account';

const inputSchema = z.strictObject({ contactId: idSchema });

/**
 * A link to Stripe's own form, where the person says who he is and where his money goes. His account is made once, also when this
 * is called twice at the same time or an answer was lost; the way he is paid today stays until Stripe has all it needs.
 * Input: `{contactId}`.
 * @throws ConflictError `email-missing` when Stripe could not reach him; as `askStripeAs`
 */
export async function startStripeOnboarding(ctx: Ctx, input: unknown): Promise<{ url: string; expiresAt: Date }> {
  const { contactId } = parse(inputSchema, input);
  authorizeContact(ctx, contactId, 'payouts:write');
  const { email, known } = await readOnly(ctx, async (tx) => {
    const person = await findRecipient(tx.sql, contactId);
    if (!person) throw new NotFoundError('contact');
    return { email: person.email, known: await knownAccount(tx, ctx, contactId) };
  });
  const accountId = known ?? (await makeAccount(ctx, contactId, email));
  const back = (step: string) => publicUrl(`/portal/settings?stripe=${step}`);
  return askStripeAs(ctx, (accounts) =>
    accounts.onboardingLink(accountId, { refreshUrl: back('again'), returnUrl: back('done') }),
  );
}

async function knownAccount(tx: Tx, ctx: Ctx, contactId: string): Promise<string | null> {
  const row = await findStripeMethod(tx.sql, contactId);
  if (!row?.destinationEncrypted || row.status === 'replaced') return null;
  return decryptSecret(row.destinationEncrypted, methodPlace(ctx.organizationId, row.id));
}

async function makeAccount(ctx: Ctx, contactId: string, email: string | null): Promise<string> {
  if (!email) throw new ConflictError('Stripe needs an e-mail address: add one to the person first.', 'email-missing');
  const kept = await readOnly(ctx, (tx) => replacedAccount(tx, ctx, contactId));
  const accountId = kept ?? (await askStripeAs(ctx, (accounts) => accounts.createAccount({ contactId, email })));
  return transact(ctx, async (tx) => {
    if (!(await lockContactMethods(tx.sql, contactId))) throw new NotFoundError('contact');
    const other = await knownAccount(tx, ctx, contactId);
    if (other) return other;
    await storeMethod(tx, ctx, { contactId, provider: 'stripe', destination: accountId, status: 'incomplete' });
    return accountId;
  });
}

/** The account of somebody who had chosen another way since. */
async function replacedAccount(tx: Tx, ctx: Ctx, contactId: string): Promise<string | null> {
  const row = await findStripeMethod(tx.sql, contactId);
  if (!row?.destinationEncrypted) return null;
  return decryptSecret(row.destinationEncrypted, methodPlace(ctx.organizationId, row.id));
}
