import type { ConnectionSettings } from '@/lib/domain/payouts/connections';
import { testPaypalConnection } from '@/lib/integrations/payouts/paypal';
import { stripeAccounts } from '@/lib/integrations/payouts/stripe-accounts';
import { paypalBaseUrl, stripeBaseUrl } from './provider-urls';

/** What a provider said when it was asked whether it accepts these settings. */
export type Probe = { ok: true; account: string; live: boolean } | { ok: false; reason: string };

/** Asks the provider itself; moves nothing. A bank account has nobody to ask: its IBAN was checked already. */
export async function probeConnection(settings: ConnectionSettings): Promise<Probe> {
  switch (settings.provider) {
    case 'stripe':
      return stripeAccounts({ secretKey: settings.secretKey, baseUrl: stripeBaseUrl() }).testConnection();
    case 'paypal': {
      const { clientId, clientSecret, mode } = settings;
      const answer = await testPaypalConnection({ clientId, clientSecret, baseUrl: paypalBaseUrl(mode) });
      return answer.ok ? { ok: true, account: clientId, live: mode === 'live' } : answer;
    }
    case 'manual':
      return { ok: true, account: settings.debtorIban, live: true };
  }
}
