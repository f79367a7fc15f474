import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { EngineEvent } from './types';

/** Events that a function sent while the engine ran it; stored in the transaction that stores the step's result. */
export interface Outgoing {
  events: EngineEvent[];
}

const outgoing = new AsyncLocalStorage<Outgoing>();

/** Runs `work` and collects the events that the SDK sends inside it. */
export function collectEvents<T>(sink: Outgoing, work: () => Promise<T>): Promise<T> {
  return outgoing.run(sink, work);
}

/**
 * Takes the place of `fetch` in the SDK's client when no Inngest server is configured: nothing leaves the process.
 * @throws Error for anything that the embedded engine does not do, and for events sent outside a function
 */
export async function localFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST' || !/^\/e\/[^/]+$/.test(pathname)) {
    throw new Error(`The embedded engine has no ${request.method} ${pathname}: configure an Inngest server to use it`);
  }
  const sink = outgoing.getStore();
  if (!sink) {
    throw new Error("Events are sent from inside a function, or through the engine's send() or the outbox");
  }
  const events = readEvents(await request.json());
  sink.events.push(...events);
  return Response.json({ ids: events.map((event) => event.id), status: 200 });
}

function readEvents(body: unknown): EngineEvent[] {
  const list: unknown[] = Array.isArray(body) ? body : [body];
  return list.map((item) => {
    const event = item as Partial<EngineEvent>;
    if (typeof event.name !== 'string' || event.name === '') throw new Error('An event needs a name');
    return { id: event.id || randomUUID(), name: event.name, data: event.data ?? {}, ts: event.ts ?? Date.now() };
  });
}
