import { z } from 'zod';
import { text } from '../common/fields';
import { bicSchema, ibanSchema } from './bank-account';
import type { PayoutProvider } from './lifecycle';

/** Providers that a school connects; the sandbox bank is always there. */
export const CONNECTED_PROVIDERS = ['stripe', 'paypal', 'manual'] as const satisfies readonly PayoutProvider[];
export type ConnectedProvider = (typeof CONNECTED_PROVIDERS)[number];
export const connectedProviderSchema = z.enum(CONNECTED_PROVIDERS);

const secret = z
  .string()
  .trim()
  .min(8, 'Must have at least 8 characters.')
  .max(500, 'Must have at most 500 characters.')
  .regex(/^[\x21-\x7e]+$/, 'Must not contain spaces or special characters.');

const stripe = z.strictObject({
  provider: z.literal('stripe'),
  secretKey: secret.regex(/^(sk|rk)_(test|live)_/, 'Must be a secret key of Stripe: it begins with sk_ or rk_.'),
  /** Of the webhook endpoint at Stripe; without it payouts are asked for instead of heard of. */
  webhookSecret: secret.regex(/^whsec_/, 'Must be the signing secret of a webhook: it begins with whsec_.').optional(),
});

const paypal = z.strictObject({
  provider: z.literal('paypal'),
  mode: z.enum(['sandbox', 'live']),
  clientId: secret,
  clientSecret: secret,
  webhookId: secret.optional(),
});

// What a bank file may contain (EPC, SEPA's Latin set), of the length that pain.001 allows for a name.
const debtorName = text(70).regex(
  /^[A-Za-z0-9/\-?:().,'+ ]+$/,
  'Must have letters without accents, digits and simple punctuation only: banks take no others.',
);

const manual = z.strictObject({
  provider: z.literal('manual'),
  debtorName,
  debtorIban: ibanSchema,
  debtorBic: bicSchema.optional(),
});

/** What a school gives to connect a provider. */
export const connectProviderSchema = z.discriminatedUnion('provider', [stripe, paypal, manual]);
export type ConnectionSettings = z.output<typeof connectProviderSchema>;
export type SettingsOf<Provider extends ConnectedProvider> = Extract<ConnectionSettings, { provider: Provider }>;

/** What may be shown of a connection, and is all that a page ever gets. */
export const connectionFactsSchema = z.object({
  /** Whose account it is at the provider: its id there, or the IBAN that pays. */
  account: z.string(),
  /** False: no real money moves. */
  live: z.boolean(),
  /** Last characters of the secret, to tell two apart. */
  last4: z.string().optional(),
  /** Whether what makes its webhooks trustworthy is known. */
  webhook: z.boolean().optional(),
  debtorName: z.string().optional(),
  debtorIban: z.string().optional(),
  debtorBic: z.string().optional(),
});
export type ConnectionFacts = z.output<typeof connectionFactsSchema>;

/** The facts of settings that the provider has accepted. */
export function connectionFacts(
  settings: ConnectionSettings,
  account: { account: string; live: boolean },
): ConnectionFacts {
  switch (settings.provider) {
    case 'stripe':
      return { ...account, last4: settings.secretKey.slice(-4), webhook: settings.webhookSecret !== undefined };
    case 'paypal':
      return { ...account, last4: settings.clientSecret.slice(-4), webhook: settings.webhookId !== undefined };
    case 'manual': {
      const { debtorName, debtorIban, debtorBic } = settings;
      return { ...account, debtorName, debtorIban, ...(debtorBic === undefined ? {} : { debtorBic }) };
    }
  }
}
