import { parseExpression } from '../cel';
import { dueAt } from '../duration';
import { addPendingStep } from '../steps';
import { addTimer } from '../timer';
import { checked, type OpHandler } from './effect';

/** `step.waitForEvent`: ends with the first event that fits, or with null when the time is over. */
export const waitForEvent: OpHandler = async (tx, _core, run, op) => {
  const condition = typeof op.opts?.if === 'string' ? op.opts.if : undefined;
  const due = checked(op, () => {
    if (condition) parseExpression(condition);
    return dueAt(String(op.opts?.timeout ?? ''), new Date());
  });
  const isNew = await addPendingStep(tx, run.id, { op, waitEvent: op.name ?? '', waitIf: condition });
  if (isNew) await addTimer(tx, run.id, op.id, due);
  return { next: 'wait' };
};
