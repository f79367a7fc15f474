import { appSql } from '@/db/client';
import { insertTouches, type NewTouch } from '@/db/queries/touches';
import { createBatcher } from '../batcher';
import { joinedTransaction } from '../joined';
import { ensureMonths } from '../months';
import { isUnreachable, within } from '../unreachable';
import type { JournaledTouch } from './touch-journal';
import { isTouchOutage, journalTouches } from './touch-outage';

export type StoredTouch = 'stored' | 'journaled' | 'no-such-code';

const MONTH_MS = 28 * 86_400_000;
const PATIENCE_MS = 2_000;

/**
 * Stores a touch together with those that come in the same instant, one statement a batch. One batch at a time: on few cores a
 * second statement only takes the processor from the first, and a batch costs less a row the larger it is (`bench:track`).
 * While the database is away they go to the journal, and from there to the database when it is back.
 * @returns after the commit, or when the journal is on the disk
 */
export const storeTouch: (entry: JournaledTouch) => Promise<StoredTouch> = createBatcher({
  run,
  maxInFlight: 1,
  maxItems: 1000,
});

async function run(entries: JournaledTouch[]): Promise<PromiseSettledResult<StoredTouch>[]> {
  const touches = entries.map(({ touch }) => touch);
  // What belongs to a transaction needs the database anyway.
  if (joinedTransaction()) return store(touches);
  if (isTouchOutage()) return keep(entries);
  try {
    return await within(PATIENCE_MS, store(touches));
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    return keep(entries);
  }
}

async function keep(entries: readonly JournaledTouch[]): Promise<PromiseSettledResult<StoredTouch>[]> {
  await journalTouches(entries);
  return entries.map(() => ({ status: 'fulfilled', value: 'journaled' }));
}

async function store(touches: NewTouch[]): Promise<PromiseSettledResult<StoredTouch>[]> {
  const sql = joinedTransaction()?.sql ?? appSql();
  await ensureMonths({ sql } as never, 'touches', monthsOf(touches));
  const outcome = (stored: ReadonlySet<number>, index: number) => (stored.has(index) ? 'stored' : 'no-such-code');
  try {
    const stored = await insertTouches(sql, touches);
    return touches.map((_, index) => ({ status: 'fulfilled', value: outcome(stored, index) }));
  } catch (error) {
    // One row that the database refuses must not take the others with it.
    if (touches.length === 1 || !/^2[23]/.test((error as { code?: string }).code ?? '')) throw error;
    return Promise.allSettled(touches.map(async (touch) => outcome(await insertTouches(sql, [touch]), 0)));
  }
}

// Nearly always all touches are of now: one instant stands for the whole batch.
function monthsOf(touches: NewTouch[]): Date[] {
  const first = (touches[0] as NewTouch).occurredAt;
  const others = touches.filter(({ occurredAt }) => !isSameMonth(first, occurredAt));
  return [first, ...others.map(({ occurredAt }) => occurredAt)];
}

function isSameMonth(a: Date, b: Date): boolean {
  return Math.abs(a.getTime() - b.getTime()) < MONTH_MS && a.getUTCMonth() === b.getUTCMonth();
}
