import { setTimeout as think } from 'node:timers/promises';
import { ownerSql } from '@/db/client';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { bearerOf } from './lib/bearer';
import { addBenchStudents, makeBenchSchool } from './lib/bench-school';
import { startKith } from './lib/kith';

// So many people at once, each on the whole way of a referral with time to think between its steps: opens a link, leaves name and
// e-mail, enrols, and the reward is there. Then every process must be found in the ledger. A few people go before them, so that what
// is measured is not a program's first seconds; they are in the ledger too.
const PROCESSES = Number(process.env.BENCH_PROCESSES ?? 1000);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);
const STUDENTS = 500;
const FIRST_PEOPLE = 300;
const FIRST_SECONDS = 10;
const LEAST_THINK_MS = 500;
const MOST_THINK_MS = 3_000;
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1';

type Step = 'touch' | 'lead' | 'conversion' | 'reward';
const took: Record<Step, number[]> = { touch: [], lead: [], conversion: [], reward: [] };
const errors = new Map<string, number>();
let finished = 0;
let serial = 0;

// Each person has an address of his own, as a proxy in front would tell.
const kith = await startKith({ TRUSTED_PROXIES: '1' });
try {
  const school = await makeBenchSchool({ currency: 'USD', timeZone: 'America/New_York' });
  const codes = await addBenchStudents(school, STUDENTS);
  const authorization = await bearerOf(school.ctx, kith.url, ['conversions:write', 'rewards:read']);
  const crowd = (people: number, seconds: number) => {
    const until = performance.now() + seconds * 1000;
    return Promise.all(Array.from({ length: people }, () => keepReferring(codes, authorization, until)));
  };
  await crowd(FIRST_PEOPLE, FIRST_SECONDS);
  const before = finished;
  for (const times of Object.values(took)) times.length = 0;
  await crowd(PROCESSES, SECONDS);
  const accounted = await accountedFor();
  const ledger = await verifyLedger(school.ctx);
  const p99Ms = Object.fromEntries(Object.entries(took).map(([step, all]) => [step, percentile(all, 0.99)]));
  const p50Ms = Object.fromEntries(Object.entries(took).map(([step, all]) => [step, percentile(all, 0.5)]));
  const wrong = Object.fromEntries(errors);
  const setting = { processes: PROCESSES, seconds: SECONDS };
  console.log(
    JSON.stringify({
      bench: 'processes',
      setting,
      processes: finished - before,
      before,
      errors: wrong,
      p50Ms,
      p99Ms,
      accounted,
      ledgerOk: ledger.ok,
    }),
  );
  if (errors.size || accounted !== finished || !ledger.ok) process.exitCode = 1;
} finally {
  await kith.stop();
}

async function keepReferring(codes: readonly string[], authorization: string, until: number): Promise<void> {
  await think(Math.random() * MOST_THINK_MS);
  while (performance.now() < until) if (!(await refer(codes, authorization))) return;
}

/** One process from the first click to the reward. False when a step failed: it is counted, and the person gives up. */
async function refer(codes: readonly string[], authorization: string): Promise<boolean> {
  serial += 1;
  const number = serial;
  const path = `/r/${codes[number % codes.length]}`;
  const person = {
    'user-agent': PHONE,
    'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`,
  };
  const opened = await step('touch', path, { headers: person }, 200);
  const cookie = /kith_v=[^;]+/.exec(opened?.headers.get('set-cookie') ?? '')?.[0];
  if (!cookie) return false;
  await pause();
  const email = `friend-${number}@bench.example`;
  const form = new URLSearchParams({ firstName: 'Ben', email, consent: 'on' });
  const headers = { ...person, cookie, origin: kith.url };
  if (!(await step('lead', path, { method: 'POST', headers, body: form, redirect: 'manual' }, 303))) return false;
  await pause();
  const conversion = {
    externalId: `p-${number}`,
    referee: { email },
    milestone: 'enrolled',
    valueMinor: 60_000,
    currency: 'USD',
  };
  const body = JSON.stringify({ ...conversion, occurredAt: new Date().toISOString() });
  const api = { authorization, 'content-type': 'application/json' };
  const recorded = await step('conversion', '/api/v1/conversions', { method: 'POST', headers: api, body }, 201);
  const referralId = recorded?.body.referralId;
  if (!referralId) return fail('not attributed');
  await pause();
  const rewards = await step('reward', `/api/v1/rewards?referralId=${referralId}`, { headers: { authorization } }, 200);
  if ((rewards?.body.data as unknown[] | undefined)?.length !== 2) return fail('no two rewards');
  finished += 1;
  return true;
}

async function step(name: Step, path: string, init: RequestInit, expected: number) {
  const began = performance.now();
  try {
    const answer = await fetch(kith.url + path, init);
    const text = await answer.text();
    took[name].push(performance.now() - began);
    if (answer.status !== expected) return void fail(`${name}: ${answer.status}`);
    const isJson = answer.headers.get('content-type')?.includes('json');
    return { headers: answer.headers, body: (isJson ? JSON.parse(text) : {}) as Record<string, unknown> };
  } catch (error) {
    return void fail(`${name}: ${(error as Error).message}`);
  }
}

function fail(what: string): false {
  errors.set(what, (errors.get(what) ?? 0) + 1);
  return false;
}

function pause(): Promise<void> {
  return think(LEAST_THINK_MS + Math.random() * (MOST_THINK_MS - LEAST_THINK_MS));
}

/** Conversions of this run whose two rewards each stand in the ledger with a transfer of exactly their amount. */
async function accountedFor(): Promise<number> {
  const [row] = await ownerSql()`
    select count(*) as processes from (
      select r.conversion_id from referral_rewards r
      join ledger_transfers t on t.subject_id = r.id and t.kind = 'grant'
      join ledger_postings p on p.transfer_id = t.id and p.amount_minor = r.original_amount_minor
      group by 1 having count(*) = 2
    ) as whole`;
  return Number(row?.processes);
}

function percentile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
}
