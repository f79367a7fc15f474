import { asError } from '../protocol';
import { addFinishedStep } from '../steps';
import type { OpHandler } from './effect';

/** The step failed for good: the function gets the error, and may catch it. */
export const stepFailed: OpHandler = async (tx, _core, run, op) => {
  await addFinishedStep(tx, run.id, op, { type: 'error', error: asError(op.error) });
  return { next: 'continue' };
};
