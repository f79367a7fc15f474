import type { Core, RunRow, StepOp, Tx } from '../types';

/**
 * What a reported step means for the main thread: go on at once (a result is stored), wait for something to happen, or try again
 * because the step failed.
 */
export type Effect = { next: 'continue' } | { next: 'wait' } | { next: 'retry'; error: unknown };

export type OpHandler = (tx: Tx, core: Core, run: RunRow, op: StepOp) => Promise<Effect>;

/** Thrown for a step that can never work, e.g. an expression that is not valid: the run fails without another try. */
export class BadStepError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BadStepError';
  }
}

/** Runs a check of what a step was given. @throws BadStepError when it does not hold */
export function checked<T>(op: StepOp, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new BadStepError(`Step "${op.displayName ?? op.id}": ${(error as Error).message}`, { cause: error });
  }
}
