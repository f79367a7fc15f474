import type Stripe from 'stripe';
import { askStripe, isStripeRefusal, type StripeSettings, stripeClient } from './stripe-client';

export interface NewStripeAccount {
  contactId: string;
  email: string;
  /** ISO 3166-1 alpha-2; the school's own country when left out. */
  country?: string;
}

/** Whether a recipient can be paid, and what Stripe still wants of him. */
export interface StripeAccountState {
  payoutsEnabled: boolean;
  detailsSubmitted: boolean;
  /** Stripe's names of what is due now: `individual.id_number`, `external_account`. */
  requirements: string[];
}

export interface StripeAccounts {
  /** Makes a recipient's Express account, once for each contact. Answers its id. */
  createAccount(account: NewStripeAccount): Promise<string>;
  /** A link, good once and for minutes, to Stripe's own form. `refreshUrl` is opened when it has expired. */
  onboardingLink(
    accountId: string,
    urls: { refreshUrl: string; returnUrl: string },
  ): Promise<{ url: string; expiresAt: Date }>;
  readAccount(accountId: string): Promise<StripeAccountState>;
  /** Whether the key works, and whose account it is. */
  testConnection(): Promise<{ ok: true; account: string; live: boolean } | { ok: false; reason: string }>;
}

/**
 * Recipients' accounts at Stripe Connect. Every verb throws ProviderUnavailableError when Stripe does not answer, and Stripe's
 * own error when it says no.
 */
export function stripeAccounts(settings: StripeSettings): StripeAccounts {
  const client = stripeClient(settings);
  return {
    createAccount: async ({ contactId, email, country }) => {
      const account = await askStripe('an account', () =>
        client.accounts.create(
          {
            type: 'express',
            email,
            country,
            business_type: 'individual',
            capabilities: { transfers: { requested: true } },
            metadata: { kith_contact: contactId },
          },
          { idempotencyKey: `account-${contactId}` },
        ),
      );
      return account.id;
    },
    onboardingLink: async (account, { refreshUrl, returnUrl }) => {
      const link = await askStripe('an onboarding link', () =>
        client.accountLinks.create({
          account,
          refresh_url: refreshUrl,
          return_url: returnUrl,
          type: 'account_onboarding',
        }),
      );
      return { url: link.url, expiresAt: new Date(link.expires_at * 1000) };
    },
    readAccount: async (accountId) => stateOf(await askStripe('an account', () => client.accounts.retrieve(accountId))),
    testConnection: () => testConnection(client, settings.secretKey),
  };
}

function stateOf(account: Stripe.Account): StripeAccountState {
  return {
    // A transfer reaches an account with the capability; without payouts enabled it would stay there.
    payoutsEnabled: account.payouts_enabled === true && account.capabilities?.transfers === 'active',
    detailsSubmitted: account.details_submitted === true,
    requirements: account.requirements?.currently_due ?? [],
  };
}

async function testConnection(client: Stripe, secretKey: string): ReturnType<StripeAccounts['testConnection']> {
  try {
    const account = await client.accounts.retrieveCurrent();
    return { ok: true, account: account.id, live: /^[rs]k_live_/.test(secretKey) };
  } catch (error) {
    const { statusCode } = error as Stripe.errors.StripeError;
    if (statusCode === 401) return { ok: false, reason: 'Stripe did not accept this secret key.' };
    if (statusCode === 403 || isStripeRefusal(error))
      return { ok: false, reason: `Stripe: ${(error as Error).message}` };
    return { ok: false, reason: 'Stripe did not answer. Try again in a minute.' };
  }
}
