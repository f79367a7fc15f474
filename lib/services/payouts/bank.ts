import { findSandboxTransfer, listSandboxTransfers, putSandboxTransfer } from '@/db/queries/sandbox-bank';
import { type SandboxBankStore, sandboxBank } from '@/lib/integrations/payouts/embedded';
import type { PayoutPort } from '@/lib/integrations/payouts/port';
import { httpSandboxBank } from '@/lib/integrations/payouts/sandbox-http';
import { systemCtx } from '../context';
import { transact } from '../transact';

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

/** The provider that pays out. The sandbox bank is the only one yet; `SANDBOX_SETTLEMENT_MS` sets how long it takes. */
export function payoutPort(): PayoutPort {
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
