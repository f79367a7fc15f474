import { randomBytes } from 'node:crypto';
import { ownerSql } from '@/db/client';
import { CODE_ALPHABET, CODE_BYTES, codeFromBytes } from '@/lib/domain/codes/generate';
import { upsertContacts } from '@/lib/services/people/upsert-contacts';
import { bearerOf } from './lib/bearer';
import { makeBenchSchool } from './lib/bench-school';
import { startKith } from './lib/kith';
import { type Job, putLoad, requireLoadTool } from './lib/load';
import { measureInterleaved } from './lib/measure';
import { startProcess } from './lib/process';

// Codes over the REST API, a generated one for each of many students, committed before the answer. Reference: a bare Node
// server that answers the same POST with "hello". Then how often ten million drawn codes collide before the database looks.
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const STUDENTS = Number(process.env.BENCH_STUDENTS ?? 120_000);
const DRAWN = 10_000_000;
const AT_ONCE = 2_000;

requireLoadTool();
const kith = await startKith();
const bare = startProcess(['tests/bench/lib/bare-server.mjs']);
try {
  const { port } = await bare.next();
  const { ctx, programId } = await makeBenchSchool({ currency: 'USD', timeZone: 'America/New_York' });
  const students: string[] = [];
  for (let from = 0; from < STUDENTS; from += AT_ONCE) {
    const standing = [{ kind: 'student' as const, status: 'active' as const }];
    const rows = Array.from({ length: AT_ONCE }, (_, index) => ({ externalId: `s-${from + index}`, standing }));
    await upsertContacts(ctx, rows);
  }
  // What the database does after so many new rows belongs to the import, not to the codes.
  await ownerSql()`vacuum analyze`;
  for (const { id } of await ownerSql()`select id from contacts order by id`) students.push(id);
  const authorization = await bearerOf(ctx, kith.url, ['programs:write']);
  const headers = { 'content-type': 'application/json', authorization };
  const common = { method: 'POST' as const, headers, lines: students, body: '{"contactId":"{line}"}' };
  const reference: Job = { ...common, url: `http://127.0.0.1:${port}/` };
  const subject: Job = { ...common, url: `${kith.url}/api/v1/programs/${programId}/codes` };
  let { answered } = await putLoad(subject, 10, 2);
  const options = { bench: 'codes', connections: 10, seconds: SECONDS, rounds: ROUNDS, reference, subject };
  const measured = await measureInterleaved(options);
  answered += measured.answered;
  console.log(JSON.stringify(measured.line));
  const [stored] = await ownerSql()`select count(*) as codes, count(distinct code_key) as distinct from referral_codes`;
  const collisions = countCollisions(DRAWN);
  console.log(JSON.stringify({ bench: 'codes', acknowledged: answered, stored, drawn: DRAWN, collisions }));
  const isShort = stored?.codes < Math.min(answered, STUDENTS);
  if (isShort || stored?.codes !== stored?.distinct || collisions > 0) process.exitCode = 1;
} finally {
  await bare.stop();
  await kith.stop();
}

/** Draws so many codes and counts those that were drawn before. As numbers of eight bytes, sorted: a set of texts takes a gigabyte. */
function countCollisions(draws: number): number {
  const drawn = new BigUint64Array(draws);
  let pool = randomBytes(0);
  for (let count = 0; count < draws; count += 1) {
    const from = (count % AT_ONCE) * CODE_BYTES;
    if (from === 0) pool = randomBytes(AT_ONCE * CODE_BYTES);
    const code = codeFromBytes(pool.subarray(from, from + CODE_BYTES));
    drawn[count] = (BigInt(numberOf(code, 0, 6)) << 32n) + BigInt(numberOf(code, 6, code.length));
  }
  drawn.sort();
  let collisions = 0;
  for (let index = 1; index < draws; index += 1) if (drawn[index] === drawn[index - 1]) collisions += 1;
  return collisions;
}

function numberOf(code: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1)
    value = value * CODE_ALPHABET.length + CODE_ALPHABET.indexOf(code[at] as string);
  return value;
}
