import type { Pool, PoolClient } from 'pg';
import type { Registry } from './registry';

/** A database transaction of the engine. */
export type Tx = PoolClient;

/** An event as the engine keeps it: `ts` in milliseconds since the epoch. */
export interface EngineEvent {
  id: string;
  name: string;
  data: unknown;
  ts: number;
}

/** What a caller may send; the engine adds what is missing. */
export interface EventInput {
  name: string;
  data?: unknown;
  id?: string;
  ts?: number;
}

export interface SerializedError {
  name: string;
  message: string;
  stack?: string;
}

export const RUN_STATUSES = ['running', 'completed', 'failed', 'cancelled'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** The part of a run that a decision needs while its row is locked. */
export interface RunRow {
  id: string;
  functionId: string;
  status: RunStatus;
  event: EngineEvent;
  attempt: number;
  revision: number;
  /** Whether a job of the main thread exists: `again` means something came in while it was busy. */
  main: 'idle' | 'busy' | 'again';
  parentRun: string | null;
  parentStep: string | null;
}

/** One report of the SDK about a step (`op` is the SDK's own opcode). */
export interface StepOp {
  id: string;
  op: string;
  name?: string;
  displayName?: string;
  opts?: Record<string, unknown>;
  data?: unknown;
  error?: unknown;
}

/** Where a function's code is being run: the main thread of a run, or one planned step of it. */
export interface Thread {
  runId: string;
  /** Absent on the main thread. */
  stepId?: string;
}

export interface EngineLogger {
  debug(context: object, message: string): void;
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
  error(context: object, message: string): void;
}

/** What every part of the engine works with. */
export interface Core {
  pool: Pool;
  registry: Registry;
  /** Runs the functions: `serve`'s handler, called in this process only. */
  serve: (request: Request) => Promise<Response>;
  /** Milliseconds to wait before attempt `attempt` (1 is the first retry). */
  backoffMs: (attempt: number) => number;
  logger: EngineLogger;
  /** True once the engine was asked to stop: a run hands over after its current step. */
  isStopping: () => boolean;
}
