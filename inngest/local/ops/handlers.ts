import { BadStepError, type OpHandler } from './effect';
import { invokeFunction } from './invoke-function';
import { sleep } from './sleep';
import { stepError } from './step-error';
import { stepFailed } from './step-failed';
import { stepPlanned } from './step-planned';
import { stepRun } from './step-run';
import { waitForEvent } from './wait-for-event';

const HANDLERS: Readonly<Record<string, OpHandler>> = {
  InvokeFunction: invokeFunction,
  Sleep: sleep,
  StepError: stepError,
  StepFailed: stepFailed,
  StepPlanned: stepPlanned,
  StepRun: stepRun,
  WaitForEvent: waitForEvent,
};

/** @throws BadStepError for a step that only Inngest's own server can do, e.g. `step.ai.infer` */
export function handlerOf(opcode: string): OpHandler {
  const handler = HANDLERS[opcode];
  if (!handler) throw new BadStepError(`The embedded engine cannot do a step of kind "${opcode}"`);
  return handler;
}
