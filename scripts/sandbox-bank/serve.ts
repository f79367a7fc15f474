import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { PayoutPort, PayoutTransfer } from '@/lib/integrations/payouts/port';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import type { Fault, Faults } from './faults';

const MAX_BYTES = 64 * 1024;

const transferSchema = z.strictObject({
  organizationId: z.string().min(1).max(100),
  amountMinor: z.int().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  destination: z.string().min(1).max(500),
  recipientName: z.string().max(500),
  description: z.string().max(1000),
});
const keySchema = z.string().min(1).max(255);
const askSchema = z
  .object({ organizationId: z.string().min(1), key: keySchema.optional(), since: z.iso.datetime().optional() })
  .refine(({ key, since }) => (key === undefined) !== (since === undefined));

export interface ServeOptions {
  bank: PayoutPort;
  faults: Faults;
  /** How long a late answer takes. */
  lateMs: number;
}

interface Reply {
  status: number;
  body: unknown;
}

interface Work {
  key: string;
  /** Where a word may order a fault. */
  text: string;
  run: () => Promise<Reply>;
}

/** The bank's counter: `POST /transfers` with an `Idempotency-Key`, `GET /transfers?organizationId=&key=` or `&since=`. */
export function serveBank(options: ServeOptions): Server {
  return createServer((request, response) => {
    answer(options, request, response).catch(() => response.destroy());
  });
}

async function answer(options: ServeOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const work = await readWork(options, request);
  if (!work) return reply(response, { status: 400, body: { reason: 'This request cannot be understood.' } });
  const fault = options.faults.next(work.key, work.text);
  if (fault === 'error-before') return reply(response, BROKEN);
  const done = await work.run();
  await answerWith(fault, done, options.lateMs, response);
}

async function answerWith(fault: Fault | null, done: Reply, lateMs: number, response: ServerResponse): Promise<void> {
  if (fault === 'drop') return void response.destroy();
  if (fault === 'error-after') return reply(response, BROKEN);
  if (fault === 'late') await wait(lateMs);
  reply(response, done);
}

const BROKEN: Reply = { status: 500, body: { reason: 'Something went wrong at the bank.' } };

async function readWork(options: ServeOptions, request: IncomingMessage): Promise<Work | null> {
  const url = new URL(request.url ?? '/', 'http://bank');
  if (url.pathname !== '/transfers') return null;
  if (request.method === 'POST') return readTransfer(options, request);
  const asked = askSchema.safeParse(Object.fromEntries(url.searchParams));
  if (request.method !== 'GET' || !asked.success) return null;
  const { organizationId, key, since } = asked.data;
  const run = async () => {
    if (key !== undefined) return { status: 200, body: await options.bank.lookup(organizationId, key) };
    return { status: 200, body: { data: await options.bank.list(organizationId, new Date(since as string)) } };
  };
  return { key: key ?? '', text: '', run };
}

async function readTransfer({ bank, faults }: ServeOptions, request: IncomingMessage): Promise<Work | null> {
  const key = keySchema.safeParse(request.headers['idempotency-key']);
  const body = transferSchema.safeParse(await readJson(request));
  if (!key.success || !body.success) return null;
  const { recipientName } = body.data;
  const run = async () => {
    const name = faults.failsToSettle() ? `${recipientName} +fail` : recipientName;
    return sendTo(bank, { ...body.data, recipientName: name, idempotencyKey: key.data });
  };
  return { key: key.data, text: `${body.data.destination} ${recipientName}`.toLowerCase(), run };
}

async function sendTo(bank: PayoutPort, transfer: PayoutTransfer): Promise<Reply> {
  try {
    const result = await bank.send(transfer);
    if (result.status === 'refused') return { status: 422, body: { reason: result.reason } };
    return { status: 201, body: { reference: result.reference } };
  } catch (error) {
    // Ordered by `+lost` or `+timeout`: a provider that was not reached has no words.
    if (error instanceof ProviderUnavailableError) return { status: 503, body: { reason: error.message } };
    throw error;
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function reply(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
