import type { LookupResult, PayoutPort, PayoutTransfer, ProviderEntry, SendResult } from './port';
import { ProviderUnavailableError } from './unavailable-error';

/** A transfer as the sandbox bank keeps it. */
export interface SandboxTransfer {
  organizationId: string;
  idempotencyKey: string;
  reference: string;
  destination: string;
  amountMinor: number;
  currency: string;
  outcome: 'settled' | 'failed';
  failureReason: string | null;
  attempts: number;
  settlesAt: Date;
  createdAt: Date;
}

/** Where the bank keeps its books; handed in, because an adapter knows no database. */
export interface SandboxBankStore {
  find(organizationId: string, idempotencyKey: string): Promise<SandboxTransfer | null>;
  /** Stores it, or counts one more attempt of the stored one; atomically. Answers what is stored. */
  put(transfer: SandboxTransfer): Promise<SandboxTransfer>;
  /** Oldest first. */
  list(organizationId: string, since: Date): Promise<SandboxTransfer[]>;
}

export interface SandboxBankOptions {
  store: SandboxBankStore;
  /** The bank's own clock. */
  clock: () => Date;
  /** How long it takes from accepted to settled. */
  settlementMs?: number;
}

const DEFAULT_SETTLEMENT_MS = 2_000;
const SLOW_MS = 60_000;

/**
 * What the sandbox bank does on demand, by a word in the destination or in the recipient's name:
 * `+fail` accepts, then fails to settle; `+refuse` refuses at once; `+timeout` takes the transfer but its first answer is lost;
 * `+lost` loses the first request; `+slow` settles after a minute.
 */
export const SANDBOX_WORDS = ['+fail', '+refuse', '+timeout', '+lost', '+slow'] as const;
type SandboxWord = (typeof SANDBOX_WORDS)[number];

/**
 * A bank that behaves like a provider, for trying Kith without an account: settlement is asynchronous, a transfer is
 * idempotent by its key for ever, and failures come on demand. No money moves. Its references begin with `SANDBOX-`.
 */
export function sandboxBank({ store, clock, settlementMs = DEFAULT_SETTLEMENT_MS }: SandboxBankOptions): PayoutPort {
  const lost = new Set<string>();

  async function send(transfer: PayoutTransfer): Promise<SendResult> {
    const asked = wordsIn(transfer);
    if (asked.has('+refuse')) return { status: 'refused', reason: 'The bank does not pay to this account.' };
    if (asked.has('+lost') && !lost.has(transfer.idempotencyKey)) {
      lost.add(transfer.idempotencyKey);
      throw new ProviderUnavailableError('The sandbox bank', 'the request was lost on demand');
    }
    const stored = await store.put(newTransfer(transfer, asked, clock(), settlementMs));
    if (!sameTransfer(stored, transfer)) {
      return { status: 'refused', reason: 'This idempotency key belongs to another transfer.' };
    }
    if (asked.has('+timeout') && stored.attempts === 1) {
      throw new ProviderUnavailableError('The sandbox bank', 'the answer was lost on demand');
    }
    return { status: 'accepted', reference: stored.reference };
  }

  async function lookup(organizationId: string, idempotencyKey: string): Promise<LookupResult> {
    const stored = await store.find(organizationId, idempotencyKey);
    if (!stored) return { status: 'unknown' };
    const { reference } = stored;
    const status = statusOf(stored, clock());
    if (status !== 'failed') return { status, reference };
    return { status, reference, reason: stored.failureReason ?? 'The bank gave no reason.' };
  }

  async function list(organizationId: string, since: Date): Promise<ProviderEntry[]> {
    const now = clock();
    const rows = await store.list(organizationId, since);
    return rows.map((row) => {
      const { idempotencyKey, reference, amountMinor, currency, createdAt } = row;
      return { idempotencyKey, reference, amountMinor, currency, createdAt, status: statusOf(row, now) };
    });
  }

  return { provider: 'sandbox', send, lookup, list };
}

function statusOf({ settlesAt, outcome }: SandboxTransfer, now: Date): 'pending' | SandboxTransfer['outcome'] {
  return now < settlesAt ? 'pending' : outcome;
}

function wordsIn({ destination, recipientName }: PayoutTransfer): Set<SandboxWord> {
  const text = `${destination} ${recipientName}`.toLowerCase();
  return new Set(SANDBOX_WORDS.filter((word) => text.includes(word)));
}

function newTransfer(
  transfer: PayoutTransfer,
  asked: Set<SandboxWord>,
  now: Date,
  settlementMs: number,
): SandboxTransfer {
  const fails = asked.has('+fail');
  const { organizationId, idempotencyKey, destination, amountMinor, currency } = transfer;
  return {
    organizationId,
    idempotencyKey,
    destination,
    amountMinor,
    currency,
    reference: `SANDBOX-${idempotencyKey.replaceAll('-', '').slice(-16).toUpperCase()}`,
    outcome: fails ? 'failed' : 'settled',
    failureReason: fails ? 'The account of the recipient is closed (on demand).' : null,
    attempts: 1,
    settlesAt: new Date(now.getTime() + (asked.has('+slow') ? SLOW_MS : settlementMs)),
    createdAt: now,
  };
}

function sameTransfer(stored: SandboxTransfer, transfer: PayoutTransfer): boolean {
  return stored.amountMinor === transfer.amountMinor && stored.currency === transfer.currency;
}
