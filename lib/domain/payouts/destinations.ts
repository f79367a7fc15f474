import { z } from 'zod';
import { emailSchema } from '../common/fields';
import { idSchema } from '../ids';
import { ibanSchema } from './bank-account';
import type { ConnectedProvider } from './connections';

/** How a person wants to be paid. Stripe's account is not among them: it comes of `start-stripe-onboarding`, or from finance. */
export const payoutDestinationSchema = z.discriminatedUnion('provider', [
  z.strictObject({ provider: z.literal('manual'), iban: ibanSchema }),
  z.strictObject({ provider: z.literal('paypal'), email: emailSchema }),
  z.strictObject({
    provider: z.literal('stripe'),
    accountId: z
      .string()
      .trim()
      .regex(/^acct_\w{1,60}$/, 'Must be the id of a Stripe account: it begins with acct_.'),
  }),
]);
export type PayoutDestination = z.output<typeof payoutDestinationSchema>;

export const setPayoutMethodSchema = z.strictObject({ contactId: idSchema, destination: payoutDestinationSchema });

/** What the provider is told: the account's id, the address, the IBAN. */
export function destinationText(destination: PayoutDestination): string {
  switch (destination.provider) {
    case 'manual':
      return destination.iban;
    case 'paypal':
      return destination.email;
    case 'stripe':
      return destination.accountId;
  }
}

/** Enough to know one's own by, too little to use: `•••• 3000`, `a•••@example.org`. */
export function maskDestination(provider: ConnectedProvider, destination: string): string {
  if (provider === 'paypal') {
    const at = destination.lastIndexOf('@');
    return `${[...destination][0]}•••${destination.slice(at)}`;
  }
  return `•••• ${destination.slice(-4)}`;
}
