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
  | { status: 'failed'; reference: string; reason: string };

/** Pays people out. */
export interface PayoutPort {
  readonly provider: PayoutProvider;
  /** @throws ProviderUnavailableError when it is not known whether the transfer arrived: ask with `lookup` before anything else */
  send(transfer: PayoutTransfer): Promise<SendResult>;
  /** @throws ProviderUnavailableError when the provider does not answer */
  lookup(organizationId: string, idempotencyKey: string): Promise<LookupResult>;
}
