import { type ChildProcess, spawn } from 'node:child_process';
import type { Pool } from 'pg';
import { expect } from 'vitest';
import type { Engine } from '@/inngest/local/engine';
import { openPool } from '@/inngest/local/open-pool';
import { localClient, silent, testEngine } from '../local-harness';
import { crashFunctions } from './functions';

const KINDS = ['chain', 'fan', 'limited', 'failing'] as const;

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Starts a worker process. @returns it, once it takes jobs */
export async function startWorker(connectionString: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/inngest/local/crash/worker.ts'], {
    env: { ...process.env, DATABASE_URL: connectionString },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr?.on('data', (chunk) => {
    complaints += chunk;
  });
  await new Promise<void>((done, fail) => {
    child.stdout?.once('data', () => done());
    child.once('exit', () => fail(new Error(`The worker ended: ${complaints}`)));
  });
  return child;
}

/** SIGKILL, and until it is really gone. */
export async function killWorker(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

export interface Rig {
  pool: Pool;
  /** Sends work: `count` events of every kind. */
  send(count: number): Promise<void>;
  /** How many runs have not ended. */
  open(): Promise<number>;
  close(): Promise<void>;
}

/** What the test itself needs of the database: the journal, and an engine that only sends. */
export async function makeRig(connectionString: string): Promise<Rig> {
  const pool = openPool(connectionString, 8, silent);
  const client = localClient('crash');
  const sender: Engine = testEngine({
    connectionString,
    client,
    functions: crashFunctions(client, pool),
    concurrency: 1,
  });
  await sender.migrate();
  await pool.query(`drop table if exists public.crash_journal;
    truncate inngest_local.runs cascade;
    create table public.crash_journal (run_id text not null, step text not null,
    token uuid not null default gen_random_uuid(), at timestamptz not null default clock_timestamp())`);
  let sent = 0;
  return {
    pool,
    async send(count) {
      const numbers = Array.from({ length: count }, () => sent++);
      await sender.send(
        numbers.flatMap((n) => KINDS.map((kind) => ({ name: `crash/${kind}`, data: { n, room: `room ${n % 3}` } }))),
      );
    },
    async open() {
      const { rows } = await pool.query<{ n: number }>(
        "select count(*)::int as n from inngest_local.runs where status = 'running'",
      );
      return rows[0]?.n ?? 0;
    },
    async close() {
      await sender.stop();
      await pool.end();
    },
  };
}

/** Every run ended as it would have without any kill, and no step ran again after its result was stored. */
export async function checkEnds({ pool }: Rig, count: number): Promise<void> {
  const ends = await pool.query<{
    id: string;
    status: string;
    output: string | null;
    error: string | null;
    runs: number;
  }>(
    `select function_id as id, status, output::text as output, error ->> 'message' as error, count(*)::int as runs
     from inngest_local.runs group by 1, 2, 3, 4 order by 1`,
  );
  const byId = new Map<string, unknown[]>();
  for (const { id, ...end } of ends.rows) byId.set(id, [...(byId.get(id) ?? []), end]);
  const good = (output: string, runs = count) => ({ status: 'completed', output, error: null, runs });
  expect(byId.get('crash-callee')).toEqual([good('"called"')]);
  expect(byId.get('crash-leaf')).toEqual([good('null')]);
  expect(byId.get('crash-fan')).toEqual([good('4')]);
  expect(byId.get('crash-limited')).toEqual([good('1')]);
  expect(byId.get('crash-failing')).toEqual([{ status: 'failed', output: null, error: 'as meant', runs: count }]);
  expect(byId.get('crash-failing-failure')).toEqual([good('null')]);
  const chains = byId.get('crash-chain') as { output: string }[];
  expect(chains.map(({ output }) => JSON.parse(output).answer).sort((a, b) => a - b)).toEqual(
    Array.from({ length: count }, (_, n) => n),
  );

  const again = await pool.query(`select j.step, j.at, s.completed_at from public.crash_journal j
    join inngest_local.steps s on s.run_id::text = j.run_id and s.name = j.step where j.at > s.completed_at`);
  expect(again.rows).toEqual([]);
  const unknown = await pool.query(`select j.step from inngest_local.steps s
    join public.crash_journal j on s.run_id::text = j.run_id and s.name = j.step
    group by s.run_id, s.id, j.step, s.value #>> '{}' having not bool_or(j.token::text = s.value #>> '{}')`);
  expect(unknown.rows).toEqual([]);
  for (const left of ['graphile_worker._private_jobs', 'inngest_local.slots', 'inngest_local.slot_waiters']) {
    expect((await pool.query(`select * from ${left}`)).rows, left).toEqual([]);
  }
}

/** How many steps ran more than once because a kill came between their work and the storing of it. */
export async function repeats({ pool }: Rig): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `select coalesce(sum(times - 1), 0)::int as n from (select count(*) as times from public.crash_journal group by run_id, step) c`,
  );
  return rows[0]?.n ?? 0;
}
