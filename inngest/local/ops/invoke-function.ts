import { randomUUID } from 'node:crypto';
import { dueAt } from '../duration';
import { startRun } from '../start-run';
import { addFinishedStep, addPendingStep } from '../steps';
import { addTimer } from '../timer';
import { checked, type OpHandler } from './effect';

/** `step.invoke`: runs another function and ends with what it returns. */
export const invokeFunction: OpHandler = async (tx, core, run, op) => {
  const functionId = String(op.opts?.function_id ?? '');
  const spec = core.registry.functions.get(functionId);
  if (!spec) {
    const error = { name: 'Error', message: `Could not find a function with ID "${functionId}"` };
    await addFinishedStep(tx, run.id, op, { type: 'error', error });
    return { next: 'continue' };
  }
  const { timeout } = op.opts ?? {};
  const due = typeof timeout === 'string' ? checked(op, () => dueAt(timeout, new Date())) : null;
  if (!(await addPendingStep(tx, run.id, { op }))) return { next: 'wait' };
  const payload = (op.opts?.payload ?? {}) as { data?: unknown };
  const event = { id: randomUUID(), name: 'inngest/function.invoked', data: payload.data ?? {}, ts: Date.now() };
  await startRun(tx, spec, event, { runId: run.id, stepId: op.id });
  if (due) await addTimer(tx, run.id, op.id, due);
  return { next: 'wait' };
};
