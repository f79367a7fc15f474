import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ownerSql } from '@/db/client';
import { seededRandom } from '@/db/seed/random';
import { type Rig, startRig } from './crash/rig';
import { startVisitors, type Visitors } from './kills/visitors';
import { addBenchStudents, makeBenchSchool } from './lib/bench-school';

// SIGKILL of the server under the load of the landing page, so many times; before every fifth the database is killed too, so that
// the last touches are in the journal. Afterwards every touch whose page was answered is in the table.
const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const KILLS = Number(values.kills ?? 20);
const BROWSERS = Number(process.env.BENCH_BROWSERS ?? 100);
const SEED = Number(values.seed ?? 1);
const WITHOUT_DATABASE = 5;
const REPLAY_MS = 120_000;
const say = (text: string) => void process.stderr.write(`${text}\n`);

const random = seededRandom(SEED);
const backMs: number[] = [];

async function killRound(rig: Rig, round: number): Promise<void> {
  const { server, postgres } = rig.programs;
  await wait(random.between(300, 2_000));
  const alsoDatabase = round % WITHOUT_DATABASE === 0;
  if (alsoDatabase) {
    await postgres.kill();
    await wait(random.between(300, 1_500));
  }
  await server.kill();
  const killedAt = performance.now();
  if (alsoDatabase) await postgres.start();
  await server.start();
  backMs.push(Math.round(performance.now() - killedAt));
  say(`kill ${round}${alsoDatabase ? ', the database before it' : ''}: back after ${backMs.at(-1)} ms`);
}

/** Those of the marks that no touch has. Asked again until the journal has been replayed. */
async function missing({ acknowledged }: Visitors): Promise<string[]> {
  const until = performance.now() + REPLAY_MS;
  for (;;) {
    const left = await ownerSql()<{ mark: string }[]>`
      select m as mark from unnest(${[...acknowledged]}::text[]) m
      where not exists (select from touches t where t.visitor_id = m and t.counted)`;
    if (!left.length || performance.now() > until) return left.map(({ mark }) => mark);
    await wait(1_000);
  }
}

/** Touches that stand twice, which a replay could make. */
async function doubled(): Promise<number> {
  const [row] = await ownerSql()<{ count: number }[]>`
    select count(*)::int as count from (select visitor_id from touches group by visitor_id having count(*) > 1) t`;
  return row?.count ?? 0;
}

const rig = await startRig(SEED);
let fine = false;
try {
  // Neither has a part in this: the processor is for the server.
  await Promise.all([rig.programs.worker.stop(), rig.programs.bank.stop()]);
  const codes = await addBenchStudents(await makeBenchSchool({ currency: 'USD', timeZone: 'America/New_York' }), 100);
  const visitors = startVisitors(rig.url, codes, BROWSERS);
  for (let round = 1; round <= KILLS; round += 1) await killRound(rig, round);
  await wait(500);
  await visitors.stop();
  const lost = await missing(visitors);
  const twice = await doubled();
  const acknowledged = visitors.acknowledged.size;
  const sorted = [...backMs].sort((a, b) => a - b);
  const figures = { acknowledged, stored: acknowledged - lost.length, lost: lost.length, doubled: twice };
  const medianBackMs = sorted[Math.floor(sorted.length / 2)] ?? null;
  console.log(JSON.stringify({ bench: 'kills', kills: KILLS, ...figures, broken: visitors.broken(), medianBackMs }));
  fine = lost.length === 0 && twice === 0 && acknowledged > 0;
} catch (error) {
  say(`! ${(error as Error).stack}`);
} finally {
  await rig.stop();
}
if (fine) rmSync(rig.folder, { recursive: true, force: true });
else say(`Database, journal and logs: ${rig.folder}`);
process.exit(fine ? 0 : 1);
