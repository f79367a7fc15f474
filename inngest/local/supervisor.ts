import { setTimeout as wait } from 'node:timers/promises';
import type { Past } from './session';
import { beginShift, type Shift, type ShiftOptions } from './shift';

const RETRY_MS = 500;

export interface Supervisor {
  workerId(): number;
  /** Takes no new jobs and resolves when those at work are done, or when `timeoutMs` is over. */
  stop(timeoutMs: number): Promise<void>;
}

/**
 * Keeps this process at work: begins a new shift whenever one is over, e.g. after PostgreSQL was restarted.
 * @throws Error when the first shift cannot begin
 */
export async function supervise(options: ShiftOptions): Promise<Supervisor> {
  const past: Past = { workerId: null, pools: [], settled: Promise.resolve() };
  let stopping = false;
  let askStop = () => {};
  const stopAsked = new Promise<void>((done) => {
    askStop = done;
  });
  let shift: Shift = await beginShift(options, past);
  const work = async () => {
    for (;;) {
      await Promise.race([shift.over, stopAsked]);
      await shift.end(stopping);
      if (stopping) return;
      options.logger.warn({}, 'The database was away: taking up work again');
      const next = await nextShift();
      if (!next) return;
      shift = next;
    }
  };
  const nextShift = async (): Promise<Shift | null> => {
    while (!stopping) {
      try {
        return await beginShift(options, past);
      } catch (error) {
        options.logger.debug({ err: error }, 'The database does not answer yet');
        await Promise.race([wait(RETRY_MS), stopAsked]);
      }
    }
    return null;
  };
  const working = work();
  return {
    workerId: () => shift.workerId,
    async stop(timeoutMs) {
      stopping = true;
      askStop();
      await Promise.race([working, wait(timeoutMs, undefined, { ref: false })]);
    },
  };
}
