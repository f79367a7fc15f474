import { addThreadJob } from './jobs';
import { setMain } from './runs';
import type { RunRow, Tx } from './types';

/**
 * Lets a run's main thread look at its state again. There is never more than one job for it: while it is at work (or waits for a
 * retry or a slot) it is only told to look again afterwards. The run's row must be locked.
 */
export async function wakeRun(tx: Tx, run: RunRow): Promise<void> {
  if (run.status !== 'running' || run.main === 'again') return;
  const next = run.main === 'idle' ? 'busy' : 'again';
  await setMain(tx, run.id, next);
  if (run.main === 'idle') await addThreadJob(tx, { runId: run.id });
  run.main = next;
}
