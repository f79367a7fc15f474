import { describe, expect, it } from 'vitest';
import { DEFAULT_STEPS } from '@/lib/domain/referrals/milestones';
import { getCohorts } from '@/lib/services/analytics/cohorts';
import { getFunnel } from '@/lib/services/analytics/funnel';
import { getLeaderboard } from '@/lib/services/analytics/leaderboard';
import { comparePrograms } from '@/lib/services/analytics/programs';
import { rebuildRollups } from '@/lib/services/analytics/rebuild-rollups';
import { getSources } from '@/lib/services/analytics/sources';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { recordMilestone } from '@/lib/services/referrals/record-milestone';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { rejectReward } from '@/lib/services/rewards/reject';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const day = (count: number) => new Date(NOW.getTime() + count * 86_400_000).toISOString();
const STEPS = [{ key: 'trial-booked', label: 'Trial booked' }, ...DEFAULT_STEPS];

/** Three friends through one code: one enrols by a story after 2 days, one by a page after 10 and gets some back, one only asks. */
async function aSchool() {
  const ctx = await anOrganization();
  await updateSettings(as(ctx, 'owner'), { milestones: STEPS });
  const code = await aCode(database.owner, ctx);
  const { code: word } = code;
  const story = { utm: { utm_source: 'Instagram', utm_campaign: 'Autumn' }, referringHost: 'l.instagram.com' };
  await recordTouch(at(ctx, day(-12)), { code: word, visitorId: 'v1', channel: 'instagram', ...story });
  await recordTouch(at(ctx, day(-12)), { code: word, visitorId: 'v2', referringHost: 'forum.example' });
  await recordTouch(at(ctx, day(-12)), { code: word, visitorId: 'v3', channel: 'qr' });
  await recordTouch(at(ctx, day(-12)), { code: word, utm: { utm_source: 'bot' }, userAgent: 'Googlebot/2.1' });
  const leads = [];
  for (const name of ['v1', 'v2', 'v3']) {
    const lead = { code: word, visitorId: name, referee: { email: `${name}@example.org` } };
    leads.push((await submitLead(at(ctx, day(-11)), lead)).referral.id);
  }
  await recordMilestone(ctx, leads[0] as string, { key: 'trial-booked', occurredAt: day(-11) });
  await recordMilestone(ctx, leads[2] as string, { key: 'trial-booked', occurredAt: day(-9) });
  const enrol = (who: string, when: string) =>
    recordConversion(ctx, {
      externalId: `c-${who}`,
      referee: { email: `${who}@example.org` },
      milestone: 'enrolled',
      valueMinor: 80_000,
      currency: 'USD',
      occurredAt: when,
    });
  await enrol('v1', day(-10));
  const second = await enrol('v2', day(-2));
  await recordRefund(ctx, second.id, { externalId: 'r1', amountMinor: 20_000, reason: 'refund', occurredAt: day(-1) });
  const reward = second.rewards.find(({ side }) => side === 'referee');
  if (reward) await rejectReward(as(ctx, 'finance'), { rewardId: reward.id, reason: 'No' }).catch(() => {});
  return { ctx, code, leads };
}

const sourceRows = (ctx: Ctx) => database.owner`
  select * from rollup_sources where organization_id = ${ctx.organizationId} order by day, utm_source, utm_campaign, referring_host`;

describe('sources', () => {
  it('are folded as they come, and rebuilt are the same', async () => {
    const { ctx } = await aSchool();
    const folded = await sourceRows(ctx);
    expect(folded.length).toBeGreaterThan(3);
    await rebuildRollups(ctx);
    expect([...(await sourceRows(ctx))]).toEqual([...folded]);
  });

  it('say what came of each, and what named none, and add up to the whole', async () => {
    const { ctx, code } = await aSchool();
    const report = await getSources(ctx, { programId: code.programId });
    expect(report.totals).toMatchObject({ touches: 3, leads: 3, conversions: 2, conversionValueMinor: 140_000 });
    expect(report.channels.map(({ channel, leads }) => [channel, leads])).toEqual(
      expect.arrayContaining([
        ['instagram', 1],
        ['qr', 1],
        ['api', 1],
      ]),
    );
    expect(report.utmSources).toMatchObject([
      { utmSource: 'instagram', touches: 1, leads: 1, conversions: 1, conversionValueMinor: 80_000, conversionRate: 1 },
      { utmSource: null, touches: 2, leads: 2, conversions: 1, conversionValueMinor: 60_000 },
    ]);
    expect(report.campaigns[0]).toMatchObject({ utmSource: 'instagram', utmCampaign: 'autumn', conversions: 1 });
    expect(report.hosts.map(({ referringHost, conversions }) => [referringHost, conversions])).toEqual([
      ['forum.example', 1],
      ['l.instagram.com', 1],
      [null, 0],
    ]);
    for (const rows of [report.utmSources, report.campaigns, report.hosts])
      expect(rows.reduce((sum, { rewardMinor }) => sum + rewardMinor, 0)).toBe(report.totals.rewardMinor);
    const none = await getSources(ctx, { from: '2020-01-01', to: '2020-01-31' });
    expect(none.hosts).toMatchObject([{ referringHost: null, touches: 0, leadRate: null }]);
    await expect(getSources(as(ctx, 'referrer' as never))).rejects.toMatchObject({ status: 403 });
  });
});

describe('the funnel', () => {
  it('counts those who came so far, in the order of the school, and how long they took', async () => {
    const { ctx, code } = await aSchool();
    const { steps, timeToConversion, quality } = await getFunnel(ctx);
    expect(steps.map(({ key, count }) => [key, count])).toEqual([
      ['touches', 3],
      ['leads', 3],
      ['trial-booked', 2],
      ['enrolled', 2],
      ['paid', 0],
      ['attended', 0],
      ['rewarded', 2],
    ]);
    expect(steps[2]).toMatchObject({ label: 'Trial booked', medianDays: 2 });
    expect(steps[3]).toMatchObject({ label: null, medianDays: 6, rateOfLeads: 2 / 3 });
    expect(timeToConversion).toMatchObject({ count: 2, firstQuartileDays: 4, medianDays: 6, thirdQuartileDays: 8 });
    expect(timeToConversion.programs).toMatchObject([{ programId: code.programId, name: 'Bring a friend', count: 2 }]);
    expect(timeToConversion.distribution.filter(({ count }) => count)).toEqual([
      { fromDays: 1, toDays: 3, count: 1 },
      { fromDays: 7, toDays: 14, count: 1 },
    ]);
    expect(quality.distribution.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(quality.average).toBeGreaterThan(0);
  });

  it('is empty where nothing happened', async () => {
    const { steps, timeToConversion, quality } = await getFunnel(await anOrganization());
    expect(steps.every(({ count }) => count === 0)).toBe(true);
    expect(steps[1]?.rateOfLeads).toBeNull();
    expect(timeToConversion).toMatchObject({ count: 0, medianDays: null, programs: [] });
    expect(quality.average).toBeNull();
  });
});

describe('cohorts, programmes, leaders', () => {
  it('show how friends of a month converted over time, and whether that may still change', async () => {
    const { ctx } = await aSchool();
    const { cohorts } = await getCohorts(ctx);
    expect(cohorts).toMatchObject([
      { month: '2026-09-01', leads: 3, conversions: 2, conversionValueMinor: 140_000, conversionRate: 2 / 3 },
    ]);
    expect(cohorts[0]?.within).toEqual([
      { days: 7, conversions: 1, rate: 1 / 3, isComplete: false },
      { days: 30, conversions: 2, rate: 2 / 3, isComplete: false },
      { days: 60, conversions: 2, rate: 2 / 3, isComplete: false },
      { days: 90, conversions: 2, rate: 2 / 3, isComplete: false },
    ]);
    const later = await getCohorts(at(ctx, day(60)), { from: '2026-09-20' });
    expect(later.from).toBe('2026-09-01');
    expect(later.cohorts[0]?.within.map(({ isComplete }) => isComplete)).toEqual([true, true, false, false]);
  });

  it('compare programmes, also one in which nothing has happened yet', async () => {
    const { ctx, code } = await aSchool();
    const other = await aCode(database.owner, ctx, { currency: 'EUR' });
    const { programs } = await comparePrograms(ctx);
    expect(programs).toMatchObject([
      { programId: code.programId, currency: 'USD', leads: 3, conversions: 2, medianDays: 6 },
      { programId: other.programId, currency: 'EUR', leads: 0, conversionRate: null, medianDays: null },
    ]);
    expect((await comparePrograms(ctx, { programId: other.programId })).programs).toHaveLength(1);
  });

  it('rank referrers of all time, or of some days', async () => {
    const { ctx, code } = await aSchool();
    const all = await getLeaderboard(ctx);
    expect(all).toMatchObject({
      from: null,
      to: null,
      data: [{ referrerId: code.referrerId, leads: 3, conversions: 2 }],
    });
    const some = await getLeaderboard(ctx, { from: day(-3).slice(0, 10), to: day(0).slice(0, 10) });
    expect(some.data).toMatchObject([{ referrerId: code.referrerId, conversions: 1, conversionValueMinor: 60_000 }]);
    await expect(getLeaderboard(ctx, { programId: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 });
    await expect(getLeaderboard(ctx, { limit: 0 })).rejects.toMatchObject({ status: 422 });
  });
});
