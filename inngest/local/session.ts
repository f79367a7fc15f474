import { hostname } from 'node:os';
import { Client } from 'pg';
import { APPLICATION } from './open-pool';
import type { EngineLogger } from './types';

// Class of the advisory locks by which workers show that they live; the second key is the worker's id.
const LIFE_LOCK = 72_014_520;
// After an outage of the database every living worker is back well within this time.
const GRACE_SECONDS = 5;
const SWEEP_MS = 2_000;

interface WorkerRow {
  id: number;
  host: string;
  pid: number;
  pools: string[];
  missingForSeconds: number | null;
}

/** What this process was in its earlier sessions. */
export interface Past {
  workerId: number | null;
  /** Pools that may still hold jobs. */
  pools: string[];
  /** Resolves when the tasks of the earlier shifts are done: they may still store what they did, so their jobs stay theirs. */
  settled: Promise<unknown>;
}

export interface Session {
  workerId: number;
  /** Resolves when the connection breaks: what this worker had locked may then be given to others. */
  lost: Promise<void>;
  /** Must be called before a pool of graphile-worker takes its first job. */
  registerPool(pool: string): Promise<void>;
  /** Gives free what these pools still hold, and forgets them. */
  releasePools(pools: string[]): Promise<void>;
  end(): Promise<void>;
  /** Lets go of a connection that broke. */
  abandon(): void;
}

/**
 * Shows that this worker lives, by a lock that PostgreSQL drops when the process dies, and frees the jobs of workers that died:
 * graphile-worker itself would wait four hours.
 * @param past what this process was before it lost its last session: the new one takes its place
 */
export async function openSession(connectionString: string, past: Past, logger: EngineLogger): Promise<Session> {
  const client = new Client({ connectionString, keepAlive: true, application_name: APPLICATION });
  const lost = new Promise<void>((done) => {
    client.once('end', () => done());
    client.on('error', () => done());
  });
  await client.connect();
  const { rows } = await client.query<{ id: number }>(
    `with past as (delete from inngest_local.workers where id = $4)
     insert into inngest_local.workers (host, pid, pools) values ($1, $2, $3) returning id`,
    [hostname(), process.pid, past.pools, past.workerId],
  );
  const workerId = rows[0]?.id ?? 0;
  await client.query('select pg_advisory_lock($1, $2)', [LIFE_LOCK, workerId]);
  await sweep(client, workerId, logger);
  const timer = setInterval(() => {
    sweep(client, workerId, logger).catch((error: Error) =>
      logger.warn({ err: error }, 'Looking for dead workers failed'),
    );
  }, SWEEP_MS);
  void lost.then(() => clearInterval(timer));
  return {
    workerId,
    lost,
    async registerPool(pool) {
      await client.query('update inngest_local.workers set pools = pools || $2::text where id = $1', [workerId, pool]);
    },
    async releasePools(ended) {
      await client.query('select graphile_worker.force_unlock_workers($1)', [ended]);
      await client.query(
        'update inngest_local.workers set pools = array(select unnest(pools) except select unnest($2::text[])) where id = $1',
        [workerId, ended],
      );
    },
    async end() {
      clearInterval(timer);
      await client.query('delete from inngest_local.workers where id = $1', [workerId]).catch(() => {});
      await client.end().catch(() => {});
    },
    abandon() {
      clearInterval(timer);
      void client.end().catch(() => {});
    },
  };
}

async function sweep(client: Client, ownId: number, logger: EngineLogger): Promise<void> {
  const { rows } = await client.query<WorkerRow>(
    `select id, host, pid, pools, extract(epoch from now() - missing_since)::float as "missingForSeconds"
     from inngest_local.workers where id <> $1 order by id`,
    [ownId],
  );
  for (const worker of rows) await examine(client, worker, logger);
}

async function examine(client: Client, worker: WorkerRow, logger: EngineLogger): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1, $2) as free', [
    LIFE_LOCK,
    worker.id,
  ]);
  if (!rows[0]?.free) {
    if (worker.missingForSeconds !== null) {
      await client.query('update inngest_local.workers set missing_since = null where id = $1', [worker.id]);
    }
    return;
  }
  try {
    const overdue = worker.missingForSeconds !== null && worker.missingForSeconds >= GRACE_SECONDS;
    if (overdue || isKnownDead(worker)) await bury(client, worker, logger);
    else if (worker.missingForSeconds === null) {
      await client.query('update inngest_local.workers set missing_since = now() where id = $1', [worker.id]);
    }
  } finally {
    await client.query('select pg_advisory_unlock($1, $2)', [LIFE_LOCK, worker.id]);
  }
}

async function bury(client: Client, worker: WorkerRow, logger: EngineLogger): Promise<void> {
  // One statement, so that its jobs are free if and only if it is forgotten. The notice wakes idle workers.
  await client.query(
    `with dead as (delete from inngest_local.workers where id = $1 returning pools)
     select graphile_worker.force_unlock_workers(pools), pg_notify('jobs:insert', '{"count":100}') from dead`,
    [worker.id],
  );
  logger.info({ worker: worker.id, pid: worker.pid, host: worker.host }, 'Took over the jobs of a worker that died');
}

function isKnownDead({ host, pid }: WorkerRow): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
