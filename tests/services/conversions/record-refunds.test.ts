import { beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { recordRefunds } from '@/lib/services/conversions/record-refunds';
import { approveReward } from '@/lib/services/rewards/approve';
import { anOrganization, as, at } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
const AFTER_HOLD = '2026-10-15T00:00:00Z';

let ctx: Ctx;
beforeEach(async () => {
  ctx = await anOrganization();
});

const rewards = {
  referrer: { kind: 'cash', rateBps: 1000 },
  referee: { kind: 'credit', amountMinor: 2000 },
  tiers: [],
  bonuses: [],
  promotions: [],
  courses: [],
} as never;

async function aConversion() {
  const { code } = await aCode(database.owner, ctx, { definition: { rewards } });
  const email = `f-${code}@example.com`;
  const body = {
    externalId: `c-${code}`,
    referee: { email },
    milestone: 'enrolled',
    valueMinor: 60000,
    currency: 'USD',
    code,
  };
  return recordConversion(ctx, { ...body, occurredAt: '2026-09-01T10:00:00Z' });
}

let serial = 0;
function refund(amountMinor: number, overrides: Record<string, unknown> = {}) {
  serial += 1;
  return { externalId: `r-${serial}`, amountMinor, reason: 'refund', occurredAt: '2026-09-10T10:00:00Z', ...overrides };
}

async function balances() {
  const rows = await database.owner`
    select a.kind, sum(p.amount_minor)::int as sum from ledger_postings p join ledger_accounts a on a.id = p.account_id
    where p.organization_id = ${ctx.organizationId} group by 1 order by 1`;
  return Object.fromEntries(rows.map(({ kind, sum }) => [kind, sum]));
}

describe('recordRefund', () => {
  it('recomputes a percentage on what remains and lets a fixed amount stand', async () => {
    const conversion = await aConversion();
    const after = await recordRefund(ctx, conversion.id, refund(15001));
    expect(after.refundedMinor).toBe(15001);
    expect(after.rewards).toMatchObject([
      { rewardAmountMinor: 4500, originalAmountMinor: 6000, status: 'pending' },
      { rewardAmountMinor: 2000, status: 'pending' },
    ]);
    expect(after.rewards[0]?.receipt.at(-1)).toMatchObject({ step: 'clawback', beforeMinor: 6000, afterMinor: 4500 });
    expect(await balances()).toEqual({ 'expense:rewards': 6500, 'liability:accrued': -6500 });
    const [referral] = await database.owner`
      select reward_amount_minor, conversion_value_minor from referrals where id = ${conversion.referralId}`;
    expect(referral).toEqual({ reward_amount_minor: 6500, conversion_value_minor: 44999 });
  });

  it('cancels everything when nothing is left or the person drops out', async () => {
    const whole = await aConversion();
    const nothing = await recordRefund(ctx, whole.id, refund(60000));
    expect(nothing.rewards.map(({ status, rewardAmountMinor }) => [status, rewardAmountMinor])).toEqual([
      ['cancelled', 0],
      ['cancelled', 0],
    ]);
    const dropped = await aConversion();
    const gone = await recordRefund(ctx, dropped.id, refund(0, { reason: 'drop-out' }));
    expect(gone).toMatchObject({ droppedOut: true });
    expect(gone.rewards.every(({ status }) => status === 'cancelled')).toBe(true);
    expect(await balances()).toEqual({ 'expense:rewards': 0, 'liability:accrued': 0 });
  });

  it('takes back after approval from where the money is', async () => {
    const conversion = await aConversion();
    const finance = as(at(ctx, AFTER_HOLD), 'finance');
    for (const { id } of conversion.rewards) await approveReward(finance, { rewardId: id });
    const after = await recordRefund(at(ctx, AFTER_HOLD), conversion.id, refund(60000));
    expect(after.rewards.every(({ status }) => status === 'cancelled')).toBe(true);
    expect(await balances()).toEqual({
      'expense:rewards': 0,
      'liability:accrued': 0,
      'liability:credit': 0,
      'liability:payable': 0,
    });
  });

  it('calls a referral rewarded when a refund cancels the last reward that was open', async () => {
    const conversion = await aConversion();
    const finance = as(at(ctx, AFTER_HOLD), 'finance');
    const credit = conversion.rewards.find(({ kind }) => kind === 'credit');
    await approveReward(finance, { rewardId: credit?.id });
    await recordRefund(at(ctx, AFTER_HOLD), conversion.id, refund(59996));
    const [referral] = await database.owner`select status from referrals where id = ${conversion.referralId}`;
    expect(referral?.status).toBe('rewarded');
  });

  it('adds up refunds of one batch in the order in which they happened', async () => {
    const conversion = await aConversion();
    const later = {
      conversionExternalId: conversion.externalId,
      input: { ...refund(30000), occurredAt: new Date('2026-09-12T00:00:00Z') },
    };
    const earlier = {
      conversionExternalId: conversion.externalId,
      input: { ...refund(30000), occurredAt: new Date('2026-09-11T00:00:00Z') },
    };
    const tooMuch = {
      conversionExternalId: conversion.externalId,
      input: { ...refund(1), occurredAt: new Date('2026-09-13T00:00:00Z') },
    };
    const results = await recordRefunds(ctx, [tooMuch, later, earlier] as never, { quiet: true });
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(await balances()).toEqual({ 'expense:rewards': 0, 'liability:accrued': 0 });
    const [figures] = await database.owner`
      select sum(reward_minor)::int as reward, sum(conversion_value_minor)::int as value from rollup_daily where organization_id = ${ctx.organizationId}`;
    expect(figures).toEqual({ reward: 0, value: 0 });
  });

  it('does nothing the second time, and refuses the same externalId with other content', async () => {
    const conversion = await aConversion();
    const body = refund(10000);
    await recordRefund(ctx, conversion.id, body);
    expect(await recordRefund(ctx, conversion.id, body)).toMatchObject({ created: false, refundedMinor: 10000 });
    await expect(recordRefund(ctx, conversion.id, { ...body, amountMinor: 1 })).rejects.toMatchObject({ status: 409 });
  });

  it.each([
    ['more than is left', { amountMinor: 60001 }, 'amountMinor'],
    ['before the conversion', { occurredAt: '2026-08-31T00:00:00Z' }, 'occurredAt'],
    ['in the future', { occurredAt: '2027-09-10T00:00:00Z' }, 'occurredAt'],
    ['a negative amount', { amountMinor: -1 }, 'amountMinor'],
  ])('refuses a refund of %s and writes nothing', async (_, overrides, path) => {
    const conversion = await aConversion();
    const attempt = recordRefund(ctx, conversion.id, refund(1, overrides));
    await expect(attempt).rejects.toMatchObject({ status: 422, errors: [{ path }] });
    const [row] = await database.owner`select refunded_minor from conversions where id = ${conversion.id}`;
    expect(row?.refunded_minor).toBe(0);
  });

  it('knows no conversion of another organisation', async () => {
    const conversion = await aConversion();
    const neighbour = await anOrganization();
    await expect(recordRefund(neighbour, conversion.id, refund(1))).rejects.toMatchObject({ status: 404 });
    const named = {
      conversionExternalId: 'nope',
      input: { ...refund(1), occurredAt: new Date('2026-09-11T00:00:00Z') },
    };
    const [result] = await recordRefunds(ctx, [named] as never);
    expect(result).toMatchObject({
      status: 'rejected',
      reason: { status: 422, errors: [{ path: 'conversionExternalId' }] },
    });
  });
});
