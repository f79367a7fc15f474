import { addThreadJob } from '../jobs';
import { addPendingStep } from '../steps';
import type { OpHandler } from './effect';

/** One of several steps side by side: it gets a job of its own. */
export const stepPlanned: OpHandler = async (tx, _core, run, op) => {
  if (await addPendingStep(tx, run.id, { op })) await addThreadJob(tx, { runId: run.id, stepId: op.id });
  return { next: 'wait' };
};
