import { type CronItem, Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import { openSession } from './session';
import type { EngineLogger } from './types';

export interface ShiftOptions {
  connectionString: string;
  tasks: TaskList;
  crons: CronItem[];
  concurrency: number;
  pollIntervalMs: number;
  logger: EngineLogger;
}

/** One stretch of work of this process: from a connection to the database until that breaks or the engine stops. */
export interface Shift {
  workerId: number;
  /** Resolves when the shift cannot go on and another one has to begin. */
  over: Promise<void>;
  /** Takes no new jobs, waits for those at work (`work`), and says goodbye when the database still listens. */
  end(work: () => Promise<void>): Promise<void>;
}

const STOP_TIMEOUT_MS = 5_000;

/**
 * Begins a shift.
 * @param pools ids of the pools that this process opened so far; the new one is added
 */
export async function beginShift(options: ShiftOptions, pools: string[]): Promise<Shift> {
  const { connectionString, concurrency, logger } = options;
  const session = await openSession(connectionString, pools, logger);
  if (pools.length > 0) await session.releasePools(pools.splice(0));
  const pgPool = new Pool({ connectionString, max: concurrency + 2 });
  pgPool.on('connect', (client) => client.on('error', () => {}));
  pgPool.on('error', (error) => logger.warn({ err: error }, 'A database connection of the job queue broke'));
  const registered = new Map<string, Promise<void>>();
  const register = (pool: string): Promise<void> => {
    const known = registered.get(pool);
    if (known) return known;
    pools.push(pool);
    const registering = session.registerPool(pool);
    registered.set(pool, registering);
    return registering;
  };
  const runner = await run({
    preset: {
      worker: {
        concurrentJobs: concurrency,
        pollInterval: options.pollIntervalMs,
        // Batches are retried while the database is away; single ones would end the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        gracefulShutdownAbortTimeout: STOP_TIMEOUT_MS,
        logger: graphileLogger(logger),
      },
      plugins: [
        {
          name: 'KithLifePlugin',
          version: '1.0.0',
          worker: { hooks: { startWorker: (_ctx, event) => register(event.worker.workerPool.id) } },
        },
      ],
    },
    pgPool,
    taskList: options.tasks,
    parsedCronItems: parseCronItems(options.crons),
    noHandleSignals: true,
  });
  const stopped = runner.promise.catch((error: Error) => logger.warn({ err: error }, 'The job queue stopped'));
  return {
    workerId: session.workerId,
    over: Promise.race([session.lost, stopped]),
    async end(work) {
      await within(STOP_TIMEOUT_MS, stopRunner(runner));
      await work();
      await within(
        STOP_TIMEOUT_MS,
        session
          .releasePools(pools)
          .then(() => pools.splice(0))
          .catch(() => {}),
      );
      await within(STOP_TIMEOUT_MS, session.end());
      void pgPool.end().catch(() => {});
    },
  };
}

async function stopRunner(runner: Runner): Promise<void> {
  // It rejects when it has stopped by itself.
  await runner.stop().catch(() => {});
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((done) => {
    timer = setTimeout(done, ms);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}

function graphileLogger(logger: EngineLogger): Logger {
  return new Logger(() => (level, message, meta) => {
    const lost = (meta?.error as Error | undefined)?.name === 'LeaseLostError';
    if (level === 'error' && !lost) logger.error({}, message);
    else if (level === 'warning') logger.warn({}, message);
    else logger.debug({}, message);
  });
}
