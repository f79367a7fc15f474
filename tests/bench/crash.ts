import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Random, seededRandom } from '@/db/seed/random';
import { type Activity, schoolActivity } from './crash/activity';
import { type CheckReport, checkMoney } from './crash/check';
import { readOptions } from './crash/options';
import { untilQuiet } from './crash/quiet';
import { type Rig, startRig, VICTIMS, type Victim } from './crash/rig';
import { type CrashSchool, makeCrashSchool, SLUG } from './crash/school';

// Real processes, a SIGKILL of one of them in each round while rewards are approved and paid out, and a bank that answers late,
// wrongly or not at all. At the end every reward was settled exactly once at the bank, and the ledger says what the bank says.
const LATEST_KILL_MS = 1_500;
// Every other kill is aimed: so soon after a payout run was asked for.
const AIMED_KILL_MS = { server: 120, postgres: 120, worker: 700, bank: 700 };
const AIM_MS = 3_000;
const MOST_AT_WORK = 25;
const QUIET_MS = 300_000;

const { rounds, seed } = readOptions(process.argv.slice(2));
const began = performance.now();
const abort = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => abort.abort(new Error(`stopped by ${signal}`)));
}

const kills: Record<Victim, number> = { server: 0, worker: 0, bank: 0, postgres: 0 };
const backMs: Record<Victim, number[]> = { server: [], worker: [], bank: [], postgres: [] };
const say = (text: string) => void process.stderr.write(`${text}\n`);

/** Each in its turn, in an order that nobody foresees. */
function nextVictim(random: Random, deck: Victim[]): Victim {
  if (!deck.length) deck.push(...VICTIMS);
  return deck.splice(random.between(0, deck.length - 1), 1)[0] as Victim;
}

async function killRounds(rig: Rig, activity: Activity): Promise<void> {
  const random = seededRandom(seed);
  const deck: Victim[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    abort.signal.throwIfAborted();
    const victim = nextVictim(random, deck);
    const aimed = random.between(0, 1) === 1;
    const afterMs = random.between(0, aimed ? AIMED_KILL_MS[victim] : LATEST_KILL_MS);
    const paying = activity.begin(round);
    if (aimed) await Promise.race([paying, wait(AIM_MS)]);
    await wait(afterMs);
    await rig.programs[victim].kill();
    const killedAt = performance.now();
    await rig.programs[victim].start();
    const ms = Math.round(performance.now() - killedAt);
    kills[victim] += 1;
    backMs[victim].push(ms);
    say(
      `round ${round}: ${victim} killed ${afterMs} ms after ${aimed ? 'a payout run' : 'the beginning'}, back after ${ms} ms`,
    );
    await activity.untilAtMost(MOST_AT_WORK);
  }
}

async function comeToRest(rig: Rig, activity: Activity): Promise<string[]> {
  rig.healBank();
  await rig.programs.bank.kill();
  await rig.programs.bank.start();
  await activity.untilAtMost(0);
  return untilQuiet(activity, QUIET_MS, abort.signal);
}

/** `npm run admin -- audit verify`, as a person would. */
async function verifyAudit(): Promise<boolean> {
  const args = ['--import', 'tsx', 'scripts/admin.ts', 'audit', 'verify', '--org', SLUG];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return (await new Promise((resolve) => child.once('exit', resolve))) === 0;
}

async function play(rig: Rig): Promise<boolean> {
  const school: CrashSchool = await makeCrashSchool();
  const activity = schoolActivity(rig.url, school, seededRandom(seed + 1), abort.signal);
  await killRounds(rig, activity);
  const unfinished = await comeToRest(rig, activity);
  const report = await checkMoney(school.ctx, rig.bankDir, activity.acknowledged);
  const auditOk = await verifyAudit();
  const problems = [...unfinished.map((what) => `stuck: ${what}`), ...report.problems];
  if (!auditOk) problems.push('the audit trail does not verify');
  const ends = rig.programs.server.ends() + rig.programs.worker.ends() + rig.programs.bank.ends();
  print(report, { ends, stuck: unfinished.length, auditOk, repeats: activity.repeats(), problems: problems.length });
  for (const problem of problems.slice(0, 50)) say(`! ${problem}`);
  return problems.length === 0;
}

interface Verdict {
  stuck: number;
  auditOk: boolean;
  /** Requests that were sent again. */
  repeats: number;
  problems: number;
  /** How often a program ended by itself. */
  ends: number;
}

function print(report: CheckReport, { stuck, auditOk, repeats, problems, ends }: Verdict): void {
  const { lost, doubled, ledgerDifferenceMinor, conversions, settled, settledMinor } = report;
  const money = { lost, doubled, stuck, ledgerDifferenceMinor, auditOk };
  const result = { ...money, problems, conversions, settled, settledMinor, repeats, ends };
  const medianBackMs = Object.fromEntries(VICTIMS.map((victim) => [victim, median(backMs[victim])]));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(JSON.stringify({ bench: 'crash', rounds, seed, kills, ...result, medianBackMs, seconds }));
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;

say(`bench:crash --rounds ${rounds} --seed ${seed}`);
const rig = await startRig(seed);
let fine = false;
try {
  fine = await play(rig);
} catch (error) {
  say(`! ${(error as Error).stack}`);
} finally {
  await rig.stop();
}
if (fine) rmSync(rig.folder, { recursive: true, force: true });
else say(`Database, journal and logs: ${rig.folder}\nRepeat: npm run bench:crash -- --rounds ${rounds} --seed ${seed}`);
process.exit(fine ? 0 : 1);
