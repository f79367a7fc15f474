import { addFinishedStep } from '../steps';
import type { OpHandler } from './effect';

/** The step ran on the main thread and gave a result. */
export const stepRun: OpHandler = async (tx, _core, run, op) => {
  await addFinishedStep(tx, run.id, op, { type: 'data', data: op.data });
  return { next: 'continue' };
};
