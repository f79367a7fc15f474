import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { runPayouts } from '@/lib/services/payouts/build';
import { getPayoutTerms } from '@/lib/services/payouts/method-reads';
import { runScheduledPayouts } from '@/lib/services/payouts/run-scheduled';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
// A Tuesday; the school is in New York.
const tuesday = new Date('2026-09-15T12:00:00Z');
const hoursOn = (hours: number) => new Date(tuesday.getTime() + hours * 3_600_000);
const reward = (ctx: Ctx, minor: number, fixture?: Parameters<typeof aGrantedReward>[2]) =>
  aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', minor), holdDays: 0, ...fixture });
const count = async (ctx: Ctx) => (await runScheduledPayouts(ctx))?.payouts.length ?? null;

describe('the clock', () => {
  it('pays on the day of the schedule, once, and catches up a day that was missed', async () => {
    const ctx = at(await anOrganization(), tuesday);
    await updateSettings(ctx, { payoutSchedule: { kind: 'weekly', weekday: 3 } });
    await reward(ctx, 5000);
    expect(await count(ctx)).toBeNull();
    expect((await getPayoutTerms(ctx)).nextRunAt).toEqual(new Date('2026-09-16T04:00:00Z'));
    expect(await count(at(ctx, '2026-09-16T03:59:00Z'))).toBeNull();
    const wednesday = at(ctx, '2026-09-16T04:00:00Z');
    expect(await count(wednesday)).toBe(1);
    await reward(wednesday, 700);
    expect(await count(at(ctx, '2026-09-16T20:00:00Z'))).toBeNull();
    expect((await getPayoutTerms(at(ctx, '2026-09-16T20:00:00Z'))).nextRunAt).toEqual(new Date('2026-09-23T04:00:00Z'));
    // The worker was down for two Wednesdays.
    const late = at(ctx, '2026-10-02T12:00:00Z');
    expect((await getPayoutTerms(late)).nextRunAt).toEqual(late.now);
    expect(await count(late)).toBe(1);
    expect(await count(at(ctx, '2026-10-02T12:01:00Z'))).toBeNull();
  });

  it('is not waited for by a person, whose run does not count as the day’s', async () => {
    const ctx = at(await anOrganization(), tuesday);
    await updateSettings(ctx, { payoutSchedule: { kind: 'monthly', day: 16 } });
    await reward(ctx, 5000);
    expect((await runPayouts(as(ctx, 'finance'))).payouts).toHaveLength(1);
    await reward(ctx, 700);
    expect(await count(at(ctx, hoursOn(24)))).toBe(1);
  });

  it('pays at once without a schedule, and again after one is taken away', async () => {
    const ctx = at(await anOrganization(), tuesday);
    await reward(ctx, 5000);
    expect((await getPayoutTerms(ctx)).nextRunAt).toBeNull();
    expect(await count(ctx)).toBe(1);
    await updateSettings(ctx, { payoutSchedule: { kind: 'monthly', day: 1 } });
    await reward(ctx, 700);
    expect(await count(at(ctx, hoursOn(1)))).toBeNull();
    await updateSettings(ctx, { payoutSchedule: { kind: 'at-once' } });
    expect(await count(at(ctx, hoursOn(2)))).toBe(1);
  });

  it('is for the system and for who pays', async () => {
    const ctx = await anOrganization();
    await expect(runScheduledPayouts(as(ctx, 'manager'))).rejects.toMatchObject({ status: 403 });
  });
});

it('less than the minimum is carried until it is reached, also when a person runs', async () => {
  const ctx = at(await anOrganization(), tuesday);
  await updateSettings(ctx, { payoutMinimumMinor: 5000 });
  const first = await reward(ctx, 2500);
  const finance = as(ctx, 'finance');
  expect(await runPayouts(finance)).toEqual({
    payouts: [],
    skipped: 0,
    waiting: [{ recipientId: first.referrerId, currency: 'USD', amountMinor: 2500, reason: 'below-minimum' }],
  });
  await aGrantedReward(database.owner, ctx, { fixture: first });
  expect((await runPayouts(finance)).payouts).toMatchObject([{ amountMinor: 5000 }]);
});
