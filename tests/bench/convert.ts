import { ownerSql } from '@/db/client';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { bearerOf } from './lib/bearer';
import { addBenchStudents, makeBenchSchool } from './lib/bench-school';
import { startKith } from './lib/kith';
import { type Job, putLoad, requireLoadTool } from './lib/load';
import { measureInterleaved } from './lib/measure';
import { startProcess } from './lib/process';

// Conversions over the REST API, each with a code: attribution, two rewards with receipts, ledger, audit and outbox are
// committed before the answer. Reference: a bare Node server that answers the same POST with "hello".
const SECONDS = Number(process.env.BENCH_SECONDS ?? 12);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const REFERRERS = 500;

requireLoadTool();
const kith = await startKith();
const bare = startProcess(['tests/bench/lib/bare-server.mjs']);
try {
  const { port } = await bare.next();
  const school = await makeBenchSchool({ currency: 'USD', timeZone: 'America/New_York' });
  const { ctx } = school;
  const codes = await addBenchStudents(school, REFERRERS);
  const authorization = await bearerOf(ctx, kith.url, ['conversions:write']);
  const headers = { 'content-type': 'application/json', authorization };
  const body = JSON.stringify({
    externalId: 'bench-{serial}',
    referee: { email: 'friend-{serial}@bench.example' },
    milestone: 'enrolled',
    valueMinor: 60_000,
    currency: 'USD',
    occurredAt: ctx.now.toISOString(),
    code: '{line}',
  });
  const common = { method: 'POST' as const, headers, lines: codes, body };
  const reference: Job = { ...common, url: `http://127.0.0.1:${port}/` };
  const subject: Job = { ...common, url: `${kith.url}/api/v1/conversions` };
  await putLoad(subject, 50, 2);
  let answered = 0;
  for (const connections of [100, 1000]) {
    const measured = await measureInterleaved({
      bench: 'convert',
      connections,
      seconds: SECONDS,
      rounds: ROUNDS,
      reference,
      subject,
    });
    answered += measured.answered;
    console.log(JSON.stringify(measured.line));
  }
  const [stored] = await ownerSql()`
    select (select count(*) from conversions where attributed) as conversions, (select count(*) from referral_rewards) as rewards`;
  const ledger = await verifyLedger(ctx);
  console.log(JSON.stringify({ bench: 'convert', acknowledged: answered, stored, ledgerOk: ledger.ok }));
  if (stored?.conversions < answered || !ledger.ok) process.exitCode = 1;
} finally {
  await bare.stop();
  await kith.stop();
}
