import { dueAt } from '../duration';
import { addPendingStep } from '../steps';
import { addTimer } from '../timer';
import { checked, type OpHandler } from './effect';

/** `step.sleep` and `step.sleepUntil`. */
export const sleep: OpHandler = async (tx, _core, run, op) => {
  const due = checked(op, () => dueAt(op.name ?? '', new Date()));
  if (await addPendingStep(tx, run.id, { op })) await addTimer(tx, run.id, op.id, due);
  return { next: 'wait' };
};
