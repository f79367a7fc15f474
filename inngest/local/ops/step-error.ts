import type { OpHandler } from './effect';

/** The step failed and has tries left. */
export const stepError: OpHandler = async (_tx, _core, _run, op) => ({ next: 'retry', error: op.error });
