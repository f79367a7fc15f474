import { ownerSql } from '@/db/client';
import { addBenchStudents, makeBenchSchool } from './lib/bench-school';
import { openAtOnce } from './lib/fresh-connections';
import { startKith } from './lib/kith';
import { type Job, putLoad, requireLoadTool } from './lib/load';
import { measureInterleaved } from './lib/measure';
import { startProcess } from './lib/process';

// The landing page of 500 codes, opened by phones that were never here before: each touch is committed before its page is
// answered. Reference: a bare Node server that answers the same GET with "hello".
const SECONDS = Number(process.env.BENCH_SECONDS ?? 12);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const CODES = 500;
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

requireLoadTool();
const kith = await startKith();
const bare = startProcess(['tests/bench/lib/bare-server.mjs']);
try {
  const { port } = await bare.next();
  const codes = await addBenchStudents(await makeBenchSchool({ currency: 'USD', timeZone: 'America/New_York' }), CODES);
  const headers = { 'user-agent': PHONE, accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' };
  const common = { method: 'GET' as const, headers, lines: codes.map((code) => `/r/${code}`) };
  const reference: Job = { ...common, url: `http://127.0.0.1:${port}/` };
  const subject: Job = { ...common, url: kith.url };
  let { answered } = await putLoad(subject, 200, 8);
  for (const connections of [100, 1000]) {
    const measured = await measureInterleaved({
      bench: 'track',
      connections,
      seconds: SECONDS,
      rounds: ROUNDS,
      reference,
      subject,
    });
    answered += measured.answered;
    console.log(JSON.stringify(measured.line));
  }
  const fresh = await openAtOnce(kith.url, subject.lines, 1000);
  answered += fresh.connections - fresh.errors;
  console.log(JSON.stringify({ bench: 'track', setting: { what: 'new connections at once' }, ...fresh }));
  await checkStored(answered);
} finally {
  await bare.stop();
  await kith.stop();
}

// Every page that was answered stands for a touch that is there. Requests cut off at the end of a round may have left one more.
async function checkStored(answered: number): Promise<void> {
  const [stored] = await ownerSql()`
    select (select count(*) from touches where counted) as touches, (select sum(touches)::bigint from rollup_daily) as folded`;
  const lost = Math.max(0, answered - stored?.touches);
  console.log(JSON.stringify({ bench: 'track', acknowledged: answered, stored, lost }));
  if (lost > 0 || stored?.touches !== stored?.folded) process.exitCode = 1;
}
