import type { ConformanceCase } from '../harness';
import { cancelCase, cancelTimeoutCase } from './cancels';
import { concurrencyCase, roomCase, sharedLimitCase } from './concurrency';
import { expressionCase, idempotencyCase, sendEventCase } from './events';
import { caughtCase, failureCase, retryCase } from './failures';
import { invokeCase } from './invokes';
import { manyParallelCase, parallelCase, raceCase } from './parallel';
import { sleepCase } from './sleeps';
import { stepless, stepsCase } from './steps';
import { waitCase, waitTimeoutCase } from './waits';

export const CASES: ConformanceCase[] = [
  stepsCase,
  stepless,
  sleepCase,
  waitCase,
  waitTimeoutCase,
  sendEventCase,
  expressionCase,
  idempotencyCase,
  invokeCase,
  parallelCase,
  manyParallelCase,
  raceCase,
  retryCase,
  caughtCase,
  failureCase,
  cancelCase,
  cancelTimeoutCase,
  concurrencyCase,
  roomCase,
  sharedLimitCase,
];
