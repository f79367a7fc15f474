import type { LookupResult, PayoutPort, PayoutTransfer, ProviderEntry } from './port';

/** A bank transfer that finance makes, and what it said became of it. */
export interface ManualTransfer {
  organizationId: string;
  idempotencyKey: string;
  reference: string;
  amountMinor: number;
  currency: string;
  status: ProviderEntry['status'];
  reason: string | null;
  createdAt: Date;
}

/** Where the list of transfers is kept; handed in, because an adapter knows no database. */
export interface ManualTransferStore {
  find(organizationId: string, idempotencyKey: string): Promise<ManualTransfer | null>;
  /** Stores it, or answers the stored one; atomically. */
  put(transfer: ManualTransfer): Promise<ManualTransfer>;
  /** Oldest first. */
  list(organizationId: string, since: Date): Promise<ManualTransfer[]>;
}

/**
 * Pays by the school's own bank: a payout waits on a list until finance has put it into a bank file and says that it was paid.
 * No money moves from here.
 */
export function manualPayouts(store: ManualTransferStore, clock: () => Date = () => new Date()): PayoutPort {
  return {
    provider: 'manual',
    send: async (transfer) => {
      const stored = await store.put(newTransfer(transfer, clock()));
      const isSame = stored.amountMinor === transfer.amountMinor && stored.currency === transfer.currency;
      if (!isSame) return { status: 'refused', reason: 'This idempotency key belongs to another transfer.' };
      return { status: 'accepted', reference: stored.reference };
    },
    lookup: async (organizationId, key) => resultOf(await store.find(organizationId, key)),
    list: async (organizationId, since) =>
      (await store.list(organizationId, since)).map(({ organizationId: _, reason: __, ...entry }) => entry),
  };
}

/** What the recipient's bank shows and finance looks for: `MANUAL-` and the last 16 of the payout's id. */
function newTransfer(transfer: PayoutTransfer, createdAt: Date): ManualTransfer {
  const { organizationId, idempotencyKey, amountMinor, currency } = transfer;
  const reference = `MANUAL-${idempotencyKey.replaceAll('-', '').slice(-16).toUpperCase()}`;
  return {
    organizationId,
    idempotencyKey,
    reference,
    amountMinor,
    currency,
    status: 'pending',
    reason: null,
    createdAt,
  };
}

function resultOf(stored: ManualTransfer | null): LookupResult {
  if (!stored) return { status: 'unknown' };
  const { status, reference } = stored;
  if (status === 'pending' || status === 'settled') return { status, reference };
  return { status, reference, reason: stored.reason ?? 'Finance gave no reason.' };
}
