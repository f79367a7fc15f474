import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Inngest, InngestFunction } from 'inngest';

export interface EndedRun {
  id: string;
  status: 'completed' | 'failed' | 'cancelled';
  output: unknown;
  /** Message of the error that ended the run. */
  error: string | null;
}

/** An engine under test: the embedded one, or a real Inngest server. The functions run in this process either way. */
export interface Harness {
  send(events: { name: string; data: Record<string, unknown>; id?: string }[]): Promise<string[]>;
  /** Runs of a function (by its own id) that an event started; null for one that has not ended. */
  runs(functionId: string, eventId: string): Promise<(EndedRun | null)[]>;
}

/** What the functions did, by the key that each test makes for itself. */
export class Journal {
  readonly #notes = new Map<string, { what: string; at: number }[]>();

  note(key: unknown, what: string): void {
    const notes = this.#notes.get(String(key)) ?? [];
    notes.push({ what, at: Date.now() });
    this.#notes.set(String(key), notes);
  }

  of(key: string): string[] {
    return (this.#notes.get(key) ?? []).map(({ what }) => what);
  }

  times(key: string): number[] {
    return (this.#notes.get(key) ?? []).map(({ at }) => at);
  }
}

/** One behaviour that every engine must show. */
export interface ConformanceCase {
  name: string;
  functions(client: Inngest, journal: Journal): InngestFunction.Any[];
  check(harness: Harness, journal: Journal): Promise<void>;
}

const DEADLINE_MS = 15_000;

/** Looks again and again until `look` gives something. */
export async function until<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  deadlineMs = DEADLINE_MS,
): Promise<T> {
  const deadline = performance.now() + deadlineMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && (seen as unknown) !== false) return seen;
    if (performance.now() > deadline) throw new Error(`Waited ${deadlineMs} ms in vain for: ${what}`);
    await wait(25);
  }
}

export function newKey(): string {
  return randomUUID();
}

/** Sends one event. @returns its id */
export async function sendOne(harness: Harness, name: string, data: Record<string, unknown>): Promise<string> {
  const [id] = await harness.send([{ name, data }]);
  if (!id) throw new Error('The event got no id');
  return id;
}

/** The only run of a function that an event started, once it has ended. */
export async function ended(harness: Harness, functionId: string, eventId: string): Promise<EndedRun> {
  const runs = await until(`the end of ${functionId}`, async () => {
    const found = await harness.runs(functionId, eventId);
    return found.length > 0 && found.every((run) => run !== null) ? (found as EndedRun[]) : undefined;
  });
  if (runs.length !== 1 || !runs[0]) throw new Error(`${runs.length} runs of ${functionId} where one was expected`);
  return runs[0];
}
