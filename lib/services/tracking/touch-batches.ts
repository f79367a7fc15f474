import { appSql } from '@/db/client';
import { insertTouches, type NewTouch } from '@/db/queries/touches';
import { createBatcher } from '../batcher';
import { joinedTransaction } from '../joined';
import { ensureMonths } from '../months';

const MONTH_MS = 28 * 86_400_000;

/**
 * Stores a touch together with those that come in the same instant, one statement a batch. One batch at a time: on few cores a
 * second statement only takes the processor from the first, and a batch costs less a row the larger it is (`bench:track`).
 * @returns after the commit: whether the code still exists
 */
export const storeTouch: (touch: NewTouch) => Promise<boolean> = createBatcher({ run, maxInFlight: 1, maxItems: 1000 });

async function run(touches: NewTouch[]): Promise<PromiseSettledResult<boolean>[]> {
  const sql = joinedTransaction()?.sql ?? appSql();
  await ensureMonths({ sql } as never, 'touches', monthsOf(touches));
  try {
    const stored = await insertTouches(sql, touches);
    return touches.map((_, index) => ({ status: 'fulfilled', value: stored.has(index) }));
  } catch (error) {
    // One row that the database refuses must not take the others with it.
    if (touches.length === 1 || !/^2[23]/.test((error as { code?: string }).code ?? '')) throw error;
    return Promise.allSettled(touches.map(async (touch) => (await insertTouches(sql, [touch])).has(0)));
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
