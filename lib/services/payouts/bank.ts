import { findSandboxTransfer, listSandboxTransfers, putSandboxTransfer } from '@/db/queries/sandbox-bank';
import type { SettingsOf } from '@/lib/domain/payouts/connections';
import type { PayoutProvider } from '@/lib/domain/payouts/lifecycle';
import { type SandboxBankStore, sandboxBank } from '@/lib/integrations/payouts/embedded';
import { manualPayouts } from '@/lib/integrations/payouts/manual';
import { paypalPayouts } from '@/lib/integrations/payouts/paypal';
import type { PayoutPort } from '@/lib/integrations/payouts/port';
import { httpSandboxBank } from '@/lib/integrations/payouts/sandbox-http';
import { stripePayouts } from '@/lib/integrations/payouts/stripe';
import { type Ctx, systemCtx } from '../context';
import { ConflictError } from '../errors';
import { readOnly, transact } from '../transact';
import { manualStore } from './manual-store';
import { openConnection } from './open-connection';
import { paypalBaseUrl, stripeBaseUrl } from './provider-urls';

/** The sandbox bank's books in their own transactions: it is another system, and knows nothing of ours. */
const store: SandboxBankStore = {
  find: (organizationId, key) =>
    transact(systemCtx(organizationId, new Date()), ({ sql }) => findSandboxTransfer(sql, key)),
  put: (transfer) =>
    transact(systemCtx(transfer.organizationId, new Date()), ({ sql }) => putSandboxTransfer(sql, transfer)),
  list: (organizationId, since) =>
    transact(systemCtx(organizationId, new Date()), ({ sql }) => listSandboxTransfers(sql, since)),
};

let sandbox: PayoutPort | undefined;

/** The sandbox bank; `SANDBOX_SETTLEMENT_MS` sets how long it takes. */
function sandboxPort(): PayoutPort {
  const settlementMs = Number(process.env.SANDBOX_SETTLEMENT_MS) || undefined;
  sandbox ??= sandboxElsewhere() ?? sandboxBank({ store, clock: () => new Date(), settlementMs });
  return sandbox;
}

/** The sandbox bank in a process of its own, when `SANDBOX_BANK_URL` names one. */
function sandboxElsewhere(): PayoutPort | undefined {
  const baseUrl = process.env.SANDBOX_BANK_URL;
  if (!baseUrl) return undefined;
  return httpSandboxBank({ baseUrl, timeoutMs: Number(process.env.SANDBOX_BANK_TIMEOUT_MS) || undefined });
}

const manual = manualPayouts(manualStore);

const MAX_KEPT = 500;
const kept = new Map<string, { version: number; port: PayoutPort }>();

/**
 * The port of one provider for the organisation, with its own credentials; also of one that was disconnected, for what is under
 * way. `account` is what the payout names: another account does not know it, and would pay it a second time.
 * @throws ConflictError `provider-not-connected` when there is no connection, or it is another account's
 */
export async function payoutPort(ctx: Ctx, provider: PayoutProvider, account?: string | null): Promise<PayoutPort> {
  if (provider === 'sandbox') return sandboxPort();
  // What finance says of a bank transfer needs no credentials, and may be said long after the account was disconnected.
  if (provider === 'manual') return manual;
  const connection = await readOnly(ctx, (tx) => openConnection(tx, ctx, provider));
  if (!connection) throw new ConflictError(`${provider} is not connected any more.`, 'provider-not-connected');
  if (account && connection.facts.account !== account) {
    throw new ConflictError(`This payout belongs to the account ${account} at ${provider}.`, 'provider-not-connected');
  }
  const before = kept.get(connection.id);
  if (before?.version === connection.version) return before.port;
  const port = portOf(connection.settings);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(connection.id, { version: connection.version, port });
  return port;
}

function portOf(settings: SettingsOf<'stripe' | 'paypal'>): PayoutPort {
  switch (settings.provider) {
    case 'stripe':
      return stripePayouts({ secretKey: settings.secretKey, baseUrl: stripeBaseUrl() });
    case 'paypal': {
      const { clientId, clientSecret, mode } = settings;
      return paypalPayouts({ clientId, clientSecret, baseUrl: paypalBaseUrl(mode) });
    }
  }
}
