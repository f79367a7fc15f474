import { appSql, ownerSql } from '@/db/client';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { addBenchStudents, type BenchSchool } from '../lib/bench-school';
import { type Figures, figuresOf, medianFigures, ratioOf } from '../lib/rounds';

const REFERRERS = 500;
const WARM_UP_MS = 3000;

/** Calls that are under way at the same time, each answered after its commit. */
export interface Pace {
  concurrent: number;
  seconds: number;
  rounds: number;
}

/**
 * Conversions through the service: attribution, two rewards with receipts, ledger, audit and outbox are committed before each
 * answer. Reference: one row of its own committed in PostgreSQL, as many at a time, in turns.
 */
export async function measureGrants(school: BenchSchool, pace: Pace): Promise<Record<string, unknown>> {
  const codes = await addBenchStudents(school, REFERRERS);
  await ownerSql()`create table bench_reference (id bigint generated always as identity, body text not null)`;
  await ownerSql()`grant insert on bench_reference to kith_app`;
  let serial = 0;
  let answered = 0;
  const subjectOnce = async () => {
    serial += 1;
    const { rewards } = await recordConversion(school.ctx, {
      externalId: `grant-${serial}`,
      referee: { email: `friend-${serial}@bench.example` },
      milestone: 'enrolled',
      valueMinor: 60_000,
      currency: 'USD',
      occurredAt: school.ctx.now.toISOString(),
      code: codes[serial % codes.length],
    });
    if (rewards.length !== 2) throw new Error('A conversion was not rewarded on both sides');
    answered += 1;
  };
  const referenceOnce = async () => {
    await appSql()`insert into bench_reference (body) values ('a row')`;
  };
  await load(subjectOnce, pace.concurrent, WARM_UP_MS);
  const subjects: Loaded[] = [];
  const references: Loaded[] = [];
  for (let round = 0; round < pace.rounds; round += 1) {
    references.push(await load(referenceOnce, pace.concurrent, pace.seconds * 500));
    subjects.push(await load(subjectOnce, pace.concurrent, pace.seconds * 1000));
  }
  const [subject, reference] = [medianFigures(subjects), medianFigures(references)];
  const errors = [...subjects, ...references].reduce((sum, round) => sum + round.errors, 0);
  return {
    bench: 'rewards',
    setting: { what: 'grant', ...pace },
    reference: { name: 'a row of its own in PostgreSQL', ...reference },
    subject: { ...subject, errors },
    ratio: ratioOf(subject, reference),
    ...(await accounted(school, answered)),
  };
}

/** Whether every answer is in the books: two rewards a conversion, and a ledger that balances. */
async function accounted({ ctx }: BenchSchool, answered: number): Promise<{ accounted: boolean }> {
  const [stored] = await ownerSql()<{ conversions: number; rewards: number }[]>`
    select (select count(*)::int from conversions where attributed) as conversions,
      (select count(*)::int from referral_rewards) as rewards`;
  const { ok } = await verifyLedger(ctx);
  return { accounted: ok && stored?.conversions === answered && stored.rewards === 2 * answered };
}

type Loaded = Figures & { errors: number };

async function load(once: () => Promise<void>, concurrent: number, forMs: number): Promise<Loaded> {
  const durations: number[] = [];
  let errors = 0;
  const began = performance.now();
  async function loop() {
    while (performance.now() - began < forMs) {
      const start = performance.now();
      try {
        await once();
        durations.push(performance.now() - start);
      } catch {
        errors += 1;
      }
    }
  }
  await Promise.all(Array.from({ length: concurrent }, loop));
  return { ...figuresOf(durations, performance.now() - began), errors };
}
