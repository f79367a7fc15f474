import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Inngest, type InngestFunction } from 'inngest';
import { z } from 'zod';
import { signedServe } from '@/inngest/serve';
import type { EndedRun, Harness } from './harness';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const STATUSES: Record<string, EndedRun['status'] | undefined> = {
  Completed: 'completed',
  Failed: 'failed',
  Cancelled: 'cancelled',
};
const runsSchema = z.object({
  data: z.array(
    z.object({ run_id: z.string(), function_id: z.string(), status: z.string(), output: z.unknown().optional() }),
  ),
});

/** A client for the server that INNGEST_BASE_URL, INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY name. */
export function serverClient(): Inngest {
  return new Inngest({ id: 'test', isDev: false, logger: silent });
}

/** Serves the functions on 127.0.0.1 (the server must be able to reach it) and registers them with the Inngest server. */
export async function serverHarness(
  client: Inngest,
  functions: InngestFunction.Any[],
): Promise<{ harness: Harness; stop(): Promise<void> }> {
  const handler = signedServe({ client, functions });
  const server = createServer(getRequestListener(handler));
  await new Promise<void>((done) => server.listen(0, process.env.INNGEST_TEST_BIND ?? '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const host = process.env.INNGEST_TEST_HOST ?? '127.0.0.1';
  await register(handler, `http://${host}:${port}/api/inngest`);
  const harness: Harness = {
    async send(events) {
      return (await client.send(events)).ids;
    },
    async runs(functionId, eventId) {
      const found = await fetchRuns(eventId);
      return found.filter((run) => run.function_id.endsWith(functionId)).map(endedRun);
    },
  };
  return { harness, stop: () => new Promise((done) => server.close(() => done())) };
}

async function register(handler: (request: Request) => Promise<Response>, url: string): Promise<void> {
  const headers = { host: new URL(url).host, 'x-inngest-signature': await sign('') };
  const response = await handler(new Request(url, { method: 'PUT', headers }));
  if (!response.ok) throw new Error(`The Inngest server did not take the functions: ${await response.text()}`);
}

async function sign(body: string): Promise<string> {
  const { createHmac } = await import('node:crypto');
  const time = Math.round(Date.now() / 1000).toString();
  const key = signingKey().replace(/^signkey-\w+-/, '');
  return `t=${time}&s=${createHmac('sha256', key).update(body).update(time).digest('hex')}`;
}

function signingKey(): string {
  return process.env.INNGEST_SIGNING_KEY ?? '';
}

async function fetchRuns(eventId: string): Promise<z.infer<typeof runsSchema>['data']> {
  const bare = signingKey().replace(/^signkey-\w+-/, '');
  const prefix = signingKey().slice(0, signingKey().length - bare.length);
  const token = `${prefix}${createHash('sha256').update(Buffer.from(bare, 'hex')).digest('hex')}`;
  const url = new URL(`/v1/events/${eventId}/runs`, process.env.INNGEST_BASE_URL);
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  return response.ok ? runsSchema.parse(await response.json()).data : [];
}

function endedRun(run: z.infer<typeof runsSchema>['data'][number]): EndedRun | null {
  const status = STATUSES[run.status];
  if (!status) return null;
  const error = status === 'failed' ? ((run.output as { message?: string } | null)?.message ?? '') : null;
  return { id: run.run_id, status, output: status === 'completed' ? run.output : null, error };
}
