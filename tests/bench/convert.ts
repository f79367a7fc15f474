import { ownerSql } from '@/db/client';
import { createApiClient } from '@/lib/services/api-clients/create-api-client';
import { issueCode } from '@/lib/services/codes/issue-code';
import { systemCtx } from '@/lib/services/context';
import { newId } from '@/lib/services/ids';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { createOrganization } from '@/lib/services/organizations/create-organization';
import { upsertContact } from '@/lib/services/people/upsert-contact';
import { createProgram } from '@/lib/services/programs/create-program';
import { publishProgram } from '@/lib/services/programs/publish-program';
import { startKith } from './lib/kith';
import { type Job, measureInterleaved } from './lib/measure';
import { startProcess } from './lib/process';

// Conversions over the REST API, each with a code: attribution, two rewards with receipts, ledger, audit and outbox are
// committed before the answer. Reference: a bare Node server that answers the same POST with "hello".
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const REFERRERS = 500;

const kith = await startKith();
const bare = startProcess(['tests/bench/lib/bare-server.mjs']);
const load = startProcess(['tests/bench/lib/load.mjs']);
try {
  const { port } = await bare.next();
  const now = new Date();
  const { id } = await createOrganization(systemCtx(newId(), now), {
    slug: 'bench',
    name: 'Bench School',
    currency: 'USD',
    timeZone: 'America/New_York',
  });
  const ctx = systemCtx(id, now);
  const program = await createProgram(ctx, {
    name: 'Bring a friend',
    programType: 'student',
    currency: 'USD',
    startsAt: '2020-01-01T00:00:00Z',
    trigger: { milestone: 'enrolled' },
    rewards: {
      referrer: { kind: 'cash', amountMinor: 5000 },
      referee: { kind: 'discount', rateBps: 1000, capMinor: 5000 },
      tiers: [{ fromCount: 3, amountMinor: 7500 }],
    },
    termsAndConditions: 'One reward for each friend.',
  });
  await publishProgram(ctx, program.id);
  const codes: string[] = [];
  for (let index = 0; index < REFERRERS; index += 1) {
    const standing = [{ kind: 'student', status: 'active' }];
    const { contact } = await upsertContact(ctx, { externalId: `referrer-${index}`, firstName: 'Ana', standing });
    codes.push((await issueCode(ctx, program.id, { contactId: contact.id })).code);
  }
  const { clientId, clientSecret } = await createApiClient(ctx, { name: 'bench', scopes: ['conversions:write'] });
  const token = await fetch(`${kith.url}/api/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${access_token}` };
  const common = { method: 'POST', headers, body: 'conversion', codes, occurredAt: now.toISOString() };
  const reference: Job = { ...common, url: `http://127.0.0.1:${port}/`, expect: [200] };
  const subject: Job = { ...common, url: `${kith.url}/api/v1/conversions`, expect: [201] };
  await load.ask({ ...subject, connections: 50, seconds: 2 });
  let answered = 0;
  for (const connections of [100, 1000]) {
    const measured = await measureInterleaved({
      bench: 'convert',
      connections,
      seconds: SECONDS,
      rounds: ROUNDS,
      load,
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
  await Promise.all([load.stop(), bare.stop()]);
  await kith.stop();
}
