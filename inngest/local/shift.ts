import { type CronItem, Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import { openPool } from './open-pool';
import { openSession, type Past } from './session';
import type { EngineLogger } from './types';

export interface ShiftOptions {
  connectionString: string;
  tasks: TaskList;
  crons: CronItem[];
  concurrency: number;
  pollIntervalMs: number;
  logger: EngineLogger;
  /** Resolves when the tasks that run now are done. */
  settled: () => Promise<unknown>;
}

/** One stretch of work of this process: from a connection to the database until that breaks or the engine stops. */
export interface Shift {
  workerId: number;
  /** Resolves when the shift cannot go on and another one has to begin. */
  over: Promise<void>;
  /** Takes no new jobs. When it is for good, also waits for those at work and says goodbye. */
  end(forGood: boolean): Promise<void>;
}

const STOP_TIMEOUT_MS = 5_000;

/**
 * Begins a shift.
 * @param past kept by the caller from shift to shift
 */
export async function beginShift(options: ShiftOptions, past: Past): Promise<Shift> {
  const { connectionString, concurrency, logger } = options;
  const session = await openSession(connectionString, past, logger);
  past.workerId = session.workerId;
  const release = async (pools: string[]) => {
    await past.settled;
    await session.releasePools(pools);
    past.pools = past.pools.filter((pool) => !pools.includes(pool));
  };
  if (past.pools.length > 0) {
    release([...past.pools]).catch((error: Error) => logger.warn({ err: error }, 'Earlier jobs were not given free'));
  }
  const pgPool = openPool(connectionString, concurrency + 2, logger);
  const registered = new Map<string, Promise<void>>();
  const register = (pool: string): Promise<void> => {
    const known = registered.get(pool);
    if (known) return known;
    past.pools.push(pool);
    const registering = session.registerPool(pool);
    registered.set(pool, registering);
    return registering;
  };
  const runner = await startRunner(options, pgPool, register).catch(async (error: unknown) => {
    await session.end();
    throw error;
  });
  const stopped = runner.promise.catch((error: Error) => logger.warn({ err: error }, 'The job queue stopped'));
  return {
    workerId: session.workerId,
    over: Promise.race([session.lost, stopped]),
    async end(forGood) {
      await within(STOP_TIMEOUT_MS, stopRunner(runner));
      past.settled = options.settled();
      if (forGood) {
        await release([...past.pools]).catch(() => {});
        await within(STOP_TIMEOUT_MS, session.end());
      } else session.abandon();
      void pgPool.end().catch(() => {});
    },
  };
}

/** @param register is told the id of graphile-worker's pool before that takes its first job */
function startRunner(options: ShiftOptions, pgPool: Pool, register: (pool: string) => Promise<void>): Promise<Runner> {
  return run({
    preset: {
      worker: {
        concurrentJobs: options.concurrency,
        pollInterval: options.pollIntervalMs,
        // Batches are retried while the database is away; single ones would end the process.
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        gracefulShutdownAbortTimeout: STOP_TIMEOUT_MS,
        logger: graphileLogger(options.logger),
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
