import type { PayoutProvider } from '@/lib/domain/payouts/lifecycle';

/** One payment to one person. */
export interface PayoutTransfer {
  /** The payout's id, for ever: sending it again moves nothing a second time. */
  idempotencyKey: string;
  organizationId: string;
  amountMinor: number;
  currency: string;
  /** Where the provider sends it: an account, an address. */
  destination: string;
  recipientName: string;
  /** What the recipient reads on his statement. */
  description: string;
}

/** The provider's first answer. Settlement comes later, if it comes. */
export type SendResult =
  | { status: 'accepted'; reference: string }
  /** It will never be paid under this key. */
  | { status: 'refused'; reason: string };

/** What the provider knows about a key. */
export type LookupResult =
  | { status: 'unknown' }
  | { status: 'pending'; reference: string }
  | { status: 'settled'; reference: string }
  | { status: 'failed'; reference: string; reason: string }
  /** It was paid and came back. */
  | { status: 'reversed'; reference: string; reason: string };

/** A transfer in the provider's own list, for reconciliation. */
export interface ProviderEntry {
  /** The payout's id; null for money that moved without Kith. */
  idempotencyKey: string | null;
  reference: string;
  amountMinor: number;
  currency: string;
  status: 'pending' | 'settled' | 'failed' | 'reversed';
  createdAt: Date;
}

/** What the provider says to taking back: the money is here again, or it will not come. */
export type ReversalResult = { status: 'reversed' } | { status: 'refused'; reason: string };

/** Pays people out. */
export interface PayoutPort {
  readonly provider: PayoutProvider;
  /** @throws ProviderUnavailableError when it is not known whether the transfer arrived: ask with `lookup` before anything else */
  send(transfer: PayoutTransfer): Promise<SendResult>;
  /**
   * By our key, also after the provider's idempotency window. `reference`, where known, is what the provider called it: some
   * find nothing without.
   * @throws ProviderUnavailableError when the provider does not answer
   */
  lookup(organizationId: string, idempotencyKey: string, reference?: string | null): Promise<LookupResult>;
  /**
   * Everything the provider took since then, oldest first.
   * @throws ProviderUnavailableError when the provider does not answer
   */
  list(organizationId: string, since: Date): Promise<ProviderEntry[]>;
  /**
   * Takes a whole transfer back from the recipient, once. `refusals` counts earlier final refusals, after each of which the
   * request has another key. Absent where the provider takes nothing back.
   * @throws ProviderUnavailableError when it is not known whether it was taken back
   */
  reverse?(idempotencyKey: string, reference: string, refusals?: number): Promise<ReversalResult>;
}
