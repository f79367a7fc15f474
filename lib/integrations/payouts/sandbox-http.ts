import { z } from 'zod';
import type { LookupResult, PayoutPort, PayoutTransfer, ProviderEntry, SendResult } from './port';
import { ProviderUnavailableError } from './unavailable-error';

export interface HttpSandboxBankOptions {
  /** Where `scripts/sandbox-bank.ts` listens, e.g. `http://127.0.0.1:4010`. */
  baseUrl: string;
  /** How long an answer may take before it counts as lost. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const NAME = 'The sandbox bank';

const acceptedSchema = z.object({ reference: z.string().min(1) });
const refusedSchema = z.object({ reason: z.string().min(1) });
const reference = z.string();
const reason = z.string();
const lookupSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('unknown') }),
  z.object({ status: z.literal('pending'), reference }),
  z.object({ status: z.literal('settled'), reference }),
  z.object({ status: z.literal('failed'), reference, reason }),
  z.object({ status: z.literal('reversed'), reference, reason }),
]);
const listSchema = z.object({
  data: z.array(
    z.object({
      idempotencyKey: z.string().nullable(),
      reference,
      amountMinor: z.int(),
      currency: z.string(),
      status: z.enum(['pending', 'settled', 'failed', 'reversed']),
      createdAt: z.iso.datetime().transform((text) => new Date(text)),
    }),
  ),
});

/**
 * The sandbox bank in a process of its own, over HTTP. Whatever is no clear yes or no (no connection, no answer in time, an error
 * of its own, words that nobody understands) leaves open what happened, and is thrown as that.
 */
export function httpSandboxBank({ baseUrl, timeoutMs = DEFAULT_TIMEOUT_MS }: HttpSandboxBankOptions): PayoutPort {
  const url = (query: Record<string, string> = {}) => {
    const address = new URL(`${baseUrl.replace(/\/$/, '')}/transfers`);
    address.search = new URLSearchParams(query).toString();
    return address;
  };
  const ask = (address: URL, init: RequestInit = {}) =>
    call(address, { ...init, signal: AbortSignal.timeout(timeoutMs) });

  async function send({ idempotencyKey, ...transfer }: PayoutTransfer): Promise<SendResult> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
    const { status, body } = await ask(url(), { method: 'POST', headers, body: JSON.stringify(transfer) });
    if (status === 422) return { status: 'refused', reason: read(refusedSchema, body).reason };
    requireOk(status);
    return { status: 'accepted', reference: read(acceptedSchema, body).reference };
  }

  async function lookup(organizationId: string, key: string): Promise<LookupResult> {
    const { status, body } = await ask(url({ organizationId, key }));
    requireOk(status);
    return read(lookupSchema, body);
  }

  async function list(organizationId: string, since: Date): Promise<ProviderEntry[]> {
    const { status, body } = await ask(url({ organizationId, since: since.toISOString() }));
    requireOk(status);
    return read(listSchema, body).data;
  }

  return { provider: 'sandbox', send, lookup, list };
}

async function call(address: URL, init: RequestInit): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(address, init);
    return { status: response.status, body: await response.json() };
  } catch (error) {
    const { message, cause } = error as Error;
    throw new ProviderUnavailableError(NAME, cause instanceof Error ? cause.message || message : message);
  }
}

// Also a 4xx other than the documented refusal: a wrong address must not fail anybody's payout.
function requireOk(status: number): void {
  if (status !== 200 && status !== 201) throw new ProviderUnavailableError(NAME, `it answered ${status}`);
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new ProviderUnavailableError(NAME, 'its answer cannot be understood');
  return result.data;
}
