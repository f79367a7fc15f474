import { describe, expect, it } from 'vitest';
import { getLeaderboard } from '@/lib/services/analytics/leaderboard';
import { getOverview } from '@/lib/services/analytics/overview';
import { rebuildRollups } from '@/lib/services/analytics/rebuild-rollups';
import type { Ctx } from '@/lib/services/context';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { settlePayout } from '@/lib/services/payouts/settle';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { rejectReward } from '@/lib/services/rewards/reject';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

process.env.SANDBOX_SETTLEMENT_MS = '1';
const database = useDatabase();
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

async function rollups(ctx: Ctx) {
  const daily = await database.owner`
    select * from rollup_daily where organization_id = ${ctx.organizationId}
      and (touches, leads, conversions, conversion_value_minor, reward_minor, paid_minor) <> (0, 0, 0, 0, 0, 0)
    order by program_id, day, channel`;
  const referrers = await database.owner`
    select * from rollup_referrers where organization_id = ${ctx.organizationId} order by program_id, referrer_id`;
  return { daily: [...daily], referrers: [...referrers] };
}

/** Touches, a lead, conversions on both sides of midnight in New York, a refund, a rejection, a payout. */
async function aSchool() {
  const ctx = await anOrganization();
  const first = await aGrantedReward(database.owner, ctx, { email: 'ana@example.org', valueMinor: 60_000 });
  const { code } = first;
  for (const channel of ['whatsapp', 'qr', 'qr'] as const) await recordTouch(ctx, { code, channel });
  await recordTouch(ctx, { code, userAgent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' });
  await submitLead(ctx, { code, referee: { email: 'lead@example.org', firstName: 'Leo' } });
  const lateEvening = new Date('2026-09-15T03:30:00Z');
  await aGrantedReward(database.owner, ctx, { fixture: first, occurredAt: lateEvening, valueMinor: 40_000 });
  const queued = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 20_000), firstName: 'Eva' });
  await rejectReward(as(ctx, 'finance'), { rewardId: queued.reward.id, reason: 'No' });
  const refund = { externalId: 'r-1', amountMinor: 30_000, reason: 'refund', occurredAt: days(1).toISOString() };
  await recordRefund(at(ctx, days(1)), first.conversionId, refund);
  const later = at(ctx, days(15));
  for (const { id: payoutId } of (await runPayouts(later)).payouts) {
    await executePayout(later, { payoutId });
    while ((await settlePayout(later, { payoutId })).status === 'processing');
  }
  return { ctx, first, queued };
}

describe('rollups', () => {
  it('folded one write at a time are what the raw rows give', async () => {
    const { ctx } = await aSchool();
    const folded = await rollups(ctx);
    expect(folded.daily.length).toBeGreaterThan(3);
    await rebuildRollups(ctx);
    expect(await rollups(ctx)).toEqual(folded);
    await rebuildRollups(ctx);
    expect(await rollups(ctx)).toEqual(folded);
  });

  it('lose nothing that is written while they are rebuilt', async () => {
    const { ctx, first } = await aSchool();
    await Promise.all([
      ...Array.from({ length: 6 }, () => aGrantedReward(database.owner, ctx, { fixture: first })),
      rebuildRollups(ctx),
      ...Array.from({ length: 6 }, () => recordTouch(ctx, { code: first.code, channel: 'qr' })),
      rebuildRollups(ctx),
    ]);
    const folded = await rollups(ctx);
    await rebuildRollups(ctx);
    expect(await rollups(ctx)).toEqual(folded);
  });

  it('are rebuilt only by those with the right', async () => {
    const ctx = await anOrganization();
    await expect(rebuildRollups(as(ctx, 'viewer'))).rejects.toMatchObject({ status: 403 });
  });
});

describe('the overview', () => {
  it('shows what happened, on the days of the school', async () => {
    const { ctx, first, queued } = await aSchool();
    const overview = await getOverview(as(at(ctx, days(15)), 'viewer'));
    expect(overview).toMatchObject({
      from: '2026-09-01',
      to: '2026-09-30',
      previousFrom: '2026-08-02',
      previousTo: '2026-08-31',
      granularity: 'day',
      timeZone: 'America/New_York',
      currency: 'USD',
    });
    const { totals } = overview;
    expect(totals).toMatchObject({
      // Three reported, the code that was told to the lead, and those typed at three enrolments; no crawler is among them.
      touches: 7,
      leads: 4,
      conversions: 3,
      conversionValueMinor: 30_000 + 40_000 + 80_000,
    });
    expect(totals.rewardMinor).toBe(5000 + 3000 + 5000 + 4000);
    expect(totals.paidMinor).toBe(10_000);
    expect(totals.conversionRate).toBe(0.75);
    expect(totals.costPerAcquisitionMinor).toBe(Math.round(17_000 / 3));
    const on = (day: string) => overview.series.find((point) => point.day === day);
    expect(overview.series).toHaveLength(30);
    expect(on('2026-09-14')).toMatchObject({ conversions: 1, conversionValueMinor: 40_000 });
    expect(on('2026-09-15')).toMatchObject({ conversions: 2, touches: 6 });
    expect(on('2026-09-30')).toMatchObject({ paidMinor: 10_000, conversions: 0, costPerAcquisitionMinor: null });
    expect(overview.topReferrers).toMatchObject([
      {
        referrerId: first.referrerId,
        name: 'Ana',
        leads: 3,
        conversions: 2,
        rewardMinor: 17_000,
        conversionValueMinor: 70_000,
      },
      { referrerId: queued.referrerId, name: 'Eva', conversions: 1, rewardMinor: 0, conversionValueMinor: 80_000 },
    ]);
    expect(overview.channels.map(({ channel, touches }) => [channel, touches])).toContainEqual(['qr', 2]);
    const { data } = await getLeaderboard(ctx, { limit: 1 });
    expect(data).toMatchObject([{ referrerId: first.referrerId, conversions: 2, rewardMinor: 17_000, leads: 3 }]);
  });

  it('compares with the days before and can be cut to a programme and to weeks', async () => {
    const { ctx, queued } = await aSchool();
    const query = { from: '2026-10-01', to: '2026-10-30' };
    const october = await getOverview(ctx, query);
    expect(october.totals).toMatchObject({ conversions: 0, conversionRate: null });
    expect(october.previous.conversions).toBe(3);
    expect(october.series.find(({ day }) => day === '2026-10-15')?.previous.conversions).toBe(2);
    const one = await getOverview(ctx, {
      from: '2026-09-01',
      to: '2026-09-30',
      programId: queued.programId,
      granularity: 'week',
    });
    expect(one.totals).toMatchObject({ conversions: 1, touches: 1, rewardMinor: 0 });
    expect(one.series.map(({ day }) => day)).toEqual([
      '2026-08-31',
      '2026-09-07',
      '2026-09-14',
      '2026-09-21',
      '2026-09-28',
    ]);
    expect(one.topReferrers).toHaveLength(1);
    expect((await getOverview(ctx, { from: '2020-01-01', to: '2026-01-01' })).granularity).toBe('month');
    expect((await getOverview(ctx, { from: '2026-01-01', to: '2026-12-31' })).granularity).toBe('week');
  });

  it('keeps currencies apart', async () => {
    const ctx = await anOrganization();
    await aGrantedReward(database.owner, ctx);
    await aGrantedReward(database.owner, ctx, { currency: 'GBP', valueMinor: 1000 });
    const overview = await getOverview(ctx);
    expect(overview.totals).toMatchObject({
      conversions: 2,
      conversionValueMinor: 80_000,
      costPerAcquisitionMinor: 10_000,
    });
    expect(overview.currencies.map(({ currency, conversionValueMinor }) => [currency, conversionValueMinor])).toEqual([
      ['GBP', 1000],
      ['USD', 80_000],
    ]);
  });

  it('is empty, not broken, where nothing has happened', async () => {
    const ctx = await anOrganization();
    const overview = await getOverview(ctx);
    expect(overview.totals).toMatchObject({ touches: 0, leadRate: null, returnOnInvestment: null });
    expect(overview.topReferrers).toEqual([]);
    await expect(getOverview(ctx, { from: '2026-02-01', to: '2026-01-01' })).rejects.toMatchObject({ status: 422 });
    await expect(getOverview(ctx, { programId: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 });
    await expect(getLeaderboard(ctx, { programId: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 });
    await expect(getOverview(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    expect((await getOverview(ctx, { to: '2020-01-01' })).from).toBe('2019-12-03');
    expect((await getOverview(ctx, { from: '2030-01-01' })).from).toBe('2026-09-15');
  });
});
