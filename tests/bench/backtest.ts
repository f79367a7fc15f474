import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDb, ownerSql } from '@/db/client';
import { runBacktest } from '@/lib/services/backtest/run-backtest';
import type { Ctx } from '@/lib/services/context';
import { readOnly } from '@/lib/services/transact';
import { migrateAll } from '@/scripts/start/migrate-all';
import { openDatabase } from '@/scripts/start/open-database';
import { loadSecrets } from '@/scripts/start/secrets';
import { addBenchStudents, makeBenchSchool } from './lib/bench-school';

// A backtest of the live version over so many rewarded conversions, which must find no difference. Reference, in turns: SQL
// alone sums up the same conversions with their rewards.
const CONVERSIONS = Number(process.env.BENCH_CONVERSIONS ?? 500_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const REFERRERS = 1000;
const YEARS = { from: '2020-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z', version: 1 };

const dataDir = mkdtempSync(join(tmpdir(), 'kith-bench-'));
const secrets = loadSecrets(dataDir);
const database = await openDatabase(dataDir, secrets);
try {
  await migrateAll(String(process.env.DATABASE_URL), secrets.appPassword);
  const school = await makeBenchSchool({ currency: 'USD', timeZone: 'America/New_York' });
  const { ctx, programId } = school;
  await addBenchStudents(school, REFERRERS);
  await makeHistory(ctx);
  const reference: number[] = [];
  const subject: number[] = [];
  let differenceMinor = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    reference.push(await secondsOf(() => readBySql(ctx, programId)));
    subject.push(
      await secondsOf(async () => {
        const { totals } = await runBacktest(ctx, programId, YEARS);
        if (totals.conversions !== CONVERSIONS) throw new Error(`Took ${totals.conversions} conversions`);
        const { grantedMinor, standingMinor } = totals.difference;
        differenceMinor = Math.max(differenceMinor, Math.abs(grantedMinor), Math.abs(standingMinor));
      }),
    );
  }
  const seconds = median(subject);
  const line = {
    bench: 'backtest',
    conversions: CONVERSIONS,
    seconds,
    perSecond: Math.round(CONVERSIONS / seconds),
    maxRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    differenceMinor,
    reference: { name: 'the same rows summed up by SQL alone', seconds: median(reference) },
    ratio: Math.round((median(reference) / seconds) * 1000) / 1000,
  };
  console.log(JSON.stringify(line));
  if (differenceMinor !== 0 || seconds >= (60 * CONVERSIONS) / 500_000) process.exitCode = 1;
} finally {
  await closeDb();
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Conversions of three years in turns of the referrers, each with both rewards as the programme gives them, some refunded. */
async function makeHistory({ organizationId }: Ctx): Promise<void> {
  const sql = ownerSql();
  await sql.unsafe(`
    create temp table past as
    select n, c.id as code_id, c.program_id, c.referrer_id, v.id as version_id, uuidv7() as referee_id, uuidv7() as referral_id,
      timestamptz '2023-01-01' + n * interval '3 years' / ${CONVERSIONS} as at, 20000 + (n % 97) * 1000 as value_minor,
      case when ((n - 1) / ${REFERRERS}) + 1 >= 3 then 7500 else 5000 end as referrer_minor, (n - 1) / ${REFERRERS} + 1 as count, n % 50 = 0 as is_gone
    from generate_series(1, ${CONVERSIONS}) n
    join (select *, row_number() over (order by id) as place from referral_codes) c on c.place = (n - 1) % ${REFERRERS} + 1
    join program_versions v on v.program_id = c.program_id;
    insert into contacts (id, organization_id, first_name) select referee_id, '${organizationId}', 'Ben' from past;
    insert into referrals (id, organization_id, program_id, program_version_id, code_id, referrer_id, referee_id, status, channel, shared_at,
      expires_at, referred_at, converted_at, is_reward_claimed)
    select referral_id, '${organizationId}', program_id, version_id, code_id, referrer_id, referee_id, 'converted', 'link', at - interval '3 days',
      at + interval '87 days', at - interval '3 days', at, true from past;
    create temp table made as select uuidv7() as id, p.* from (select * from past order by n) p;
    insert into conversions (id, organization_id, external_id, content_hash, referee_id, milestone, value_minor, currency, attributed, referral_id,
      recorded_by, occurred_at, refunded_minor, dropped_out)
    select id, '${organizationId}', 'c-' || n, '', referee_id, 'enrolled', value_minor, 'USD', true, referral_id, 'system:kith', at,
      case when is_gone then value_minor else 0 end, is_gone from made;
    insert into conversion_refunds (organization_id, external_id, content_hash, conversion_id, amount_minor, reason, occurred_at)
    select '${organizationId}', 'r-' || n, '', id, value_minor, 'drop-out', at from made where is_gone;
    insert into referral_rewards (organization_id, referral_id, conversion_id, program_id, program_version_id, recipient_id, side, line, kind,
      original_amount_minor, reward_amount_minor, currency, status, requires_approval, payable_at, receipt)
    select '${organizationId}', referral_id, id, program_id, version_id, s.recipient, s.side, 'base', s.kind, s.minor,
      case when is_gone then 0 else s.minor end, 'USD', case when is_gone then 'cancelled' else 'pending' end, false, at + interval '14 days',
      jsonb_build_object('facts', jsonb_build_object('programVersion', 1, 'currency', 'USD', 'timeZone', 'America/New_York', 'valueMinor', value_minor,
        'discountMinor', 0, 'refundedMinor', 0, 'droppedOut', false, 'courseExternalId', null, 'convertedAt', at, 'rewardedCount', count,
        'limitMinor', 50000, 'budgetLeftMinor', null), 'lines', jsonb_build_array(
        jsonb_build_object('step', 'base', 'rule', 'base', 'beforeMinor', 0, 'afterMinor', s.minor, 'why', 'Reward.', 'key', 'base.fixed', 'params', '{}'::jsonb),
        jsonb_build_object('step', case when is_gone then 'clawback' else 'limit' end, 'rule', case when is_gone then 'drop-out' else 'limit' end,
          'beforeMinor', s.minor, 'afterMinor', case when is_gone then 0 else s.minor end, 'why', 'Within the limit of 500.00 USD per referral.',
          'key', 'limit.within', 'params', jsonb_build_object('refundedMinor', value_minor))))
    from made, lateral (values (referrer_id, 'referrer', 'cash', referrer_minor), (referee_id, 'referee', 'discount', least(value_minor / 10, 5000)))
      as s(recipient, side, kind, minor);
    drop table past, made;
    analyze`);
}

function readBySql(ctx: Ctx, programId: string): Promise<void> {
  return readOnly(ctx, async ({ sql }) => {
    await sql`
      select date_trunc('month', c.occurred_at at time zone 'America/New_York') as month, f.referrer_id, count(distinct c.id),
        sum(r.original_amount_minor) as granted, sum(r.reward_amount_minor) as standing
      from conversions c join referrals f on f.id = c.referral_id join referral_rewards r on r.conversion_id = c.id
      where f.program_id = ${programId} group by 1, 2`;
  });
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start) / 1000;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}
