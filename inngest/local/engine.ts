import type { CronItem, TaskList } from 'graphile-worker';
import type { Inngest, InngestFunction } from 'inngest';
import { log } from '@/lib/log';
import { inProcessServe } from '../serve';
import { defaultBackoffMs } from './backoff';
import { usesInngestServer } from './client-options';
import { planCrons } from './crons';
import { inTransaction, patiently } from './database';
import { completeEvent } from './events';
import { forwardTasks } from './forward';
import { cancelRun, ingest } from './ingest';
import { type EngineHealth, type RunFilter, type RunSummary, readHealth, recentRuns } from './inspect';
import { migrateEngine } from './migrate-engine';
import { openPool } from './open-pool';
import { type Registry, readRegistry } from './registry';
import { type Supervisor, supervise } from './supervisor';
import { engineTasks, PURGE_TASK } from './tasks';
import { trackTasks } from './track-tasks';
import type { Core, EngineLogger, EventInput } from './types';

export interface EngineOptions {
  /** Of the owner role. */
  connectionString: string;
  client: Inngest.Any;
  functions: InngestFunction.Any[];
  /** Jobs at the same time in this process; 8 by default. */
  concurrency?: number;
  /** How late a timer may be at most; 500 by default. New work is announced and does not wait for it. */
  pollIntervalMs?: number;
  logger?: EngineLogger;
  /** Milliseconds before the given retry; Inngest's own waits by default. */
  backoffMs?: (attempt: number) => number;
  /** Tasks of the application on the same queue. */
  extraTasks?: TaskList;
  extraCron?: CronItem[];
}

export interface Engine {
  /** Installs or updates graphile-worker's schema and the engine's. */
  migrate(): Promise<void>;
  /** @throws Error when a function declares what the engine cannot do, or the database does not answer */
  start(): Promise<void>;
  /** Hands over what is at work and resolves when it has, or after `timeoutMs` (10 s). */
  stop(timeoutMs?: number): Promise<void>;
  /** Takes events in. An id that was seen before is ignored. @returns the events' ids */
  send(events: EventInput[]): Promise<string[]>;
  /** @returns whether the run was cancelled by this call */
  cancel(runId: string): Promise<boolean>;
  runsOf(filter?: RunFilter): Promise<RunSummary[]>;
  health(): Promise<EngineHealth>;
}

const STOP_TIMEOUT_MS = 10_000;

/** The embedded engine: runs Inngest functions on PostgreSQL alone. With an Inngest server configured it only forwards events. */
export function createEngine(options: EngineOptions): Engine {
  const { connectionString, concurrency = 8, pollIntervalMs = 500, logger = log } = options;
  const pool = openPool(connectionString, concurrency + 2, logger);
  const serve = inProcessServe(options);
  const atWork = trackTasks();
  let stopping = false;
  let supervisor: Supervisor | undefined;
  let registry: Promise<Registry> | undefined;
  const core = async (): Promise<Core> => {
    registry ??= readRegistry(serve);
    const { backoffMs = defaultBackoffMs } = options;
    return { pool, registry: await registry, serve, backoffMs, logger, isStopping: () => stopping };
  };
  return {
    migrate: () => migrateEngine(connectionString),
    async start() {
      const forwards = usesInngestServer();
      const own = forwards ? forwardTasks(options.client) : engineTasks(await core());
      if (!forwards) await inTransaction(pool, async (tx) => planCrons(tx, await core()));
      const tasks = atWork.wrap({ ...own, ...options.extraTasks });
      const purging: CronItem[] = forwards ? [] : [{ task: PURGE_TASK, match: '17 3 * * *' }];
      const crons = [...purging, ...(options.extraCron ?? [])];
      const { settled } = atWork;
      supervisor = await supervise({ connectionString, tasks, crons, concurrency, pollIntervalMs, logger, settled });
    },
    async stop(timeoutMs = STOP_TIMEOUT_MS) {
      if (stopping) return;
      stopping = true;
      await supervisor?.stop(timeoutMs);
      await pool.end();
    },
    async send(events) {
      const complete = events.map(completeEvent);
      const using = await core();
      await inTransaction(pool, (tx) => ingest(tx, using, complete));
      return complete.map((event) => event.id);
    },
    async cancel(runId) {
      const using = await core();
      return inTransaction(pool, (tx) => cancelRun(tx, using, runId));
    },
    runsOf: (filter) => patiently(() => recentRuns(pool, filter)),
    health: () => readHealth(pool),
  };
}
