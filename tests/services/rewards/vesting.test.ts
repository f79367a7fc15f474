import { describe, expect, it } from 'vitest';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import { replay } from '@/lib/domain/rewards/replay';
import type { Ctx } from '@/lib/services/context';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { trialBalance } from '@/lib/services/ledger/reads';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { settlePayout } from '@/lib/services/payouts/settle';
import { approveReward, approveRewards } from '@/lib/services/rewards/approve';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { listOwnRewards } from '@/lib/services/rewards/own-rewards';
import { listRewards } from '@/lib/services/rewards/reads';
import { rejectReward } from '@/lib/services/rewards/reject';
import { aGrantedReward, NO_EXTRAS } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

process.env.SANDBOX_SETTLEMENT_MS = '1';
const database = useDatabase();
const DAY = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY);

/** A quarter at once, a quarter after 30 days, the rest after 60; the hold is 14 days. */
const VESTING = [
  { afterDays: 0, shareBps: 2500 },
  { afterDays: 30, shareBps: 2500 },
  { afterDays: 60, shareBps: 5000 },
];
const rewardsOf = (referrer: object): ProgramDefinition['rewards'] =>
  ({ referrer, ...NO_EXTRAS, vesting: VESTING }) as ProgramDefinition['rewards'];
const TEN_PERCENT = { kind: 'cash', rateBps: 1000 };

const grant = (ctx: Ctx, referrer: object = TEN_PERCENT) =>
  aGrantedReward(database.owner, ctx, { rewards: rewardsOf(referrer), valueMinor: 80_000 });

async function parts(ctx: Ctx, referralId: string) {
  const { data } = await listRewards(ctx, { referralId });
  return data.sort((a, b) => (a.line < b.line ? -1 : 1));
}

const standing = async (ctx: Ctx, referralId: string) =>
  (await parts(ctx, referralId)).map(({ rewardAmountMinor, status }) => `${rewardAmountMinor} ${status}`);

async function accounts(ctx: Ctx) {
  const { currencies } = await trialBalance(ctx);
  expect(currencies.every(({ sumMinor }) => sumMinor === 0)).toBe(true);
  return Object.fromEntries(
    (currencies[0]?.accounts ?? []).map(({ account, balanceMinor }) => [account, balanceMinor]),
  );
}

async function payAll(ctx: Ctx): Promise<number> {
  const { payouts } = await runPayouts(ctx);
  for (const { id: payoutId } of payouts) {
    await executePayout(ctx, { payoutId });
    while ((await settlePayout(ctx, { payoutId })).status === 'processing') await new Promise(setImmediate);
  }
  return payouts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

let serial = 0;
const refund = (ctx: Ctx, conversionId: string, amountMinor: number, reason = 'refund') => {
  serial += 1;
  const body = { externalId: `v-${serial}`, amountMinor, reason, occurredAt: ctx.now.toISOString() };
  return recordRefund(ctx, conversionId, body);
};

describe('a reward in parts', () => {
  it('is a reward for each part, payable at the later of hold and vesting, and sums to the whole', async () => {
    const ctx = await anOrganization();
    const { referralId, rewards } = await grant(ctx);
    expect(rewards.map(({ line, vesting }) => [line, vesting?.part, vesting?.parts])).toEqual([
      ['base', 1, 3],
      ['base@2', 2, 3],
      ['base@3', 3, 3],
    ]);
    const stored = await parts(ctx, referralId);
    expect(stored.map(({ rewardAmountMinor, payableAt }) => [rewardAmountMinor, payableAt])).toEqual([
      [2000, days(14)],
      [2000, days(30)],
      [4000, days(60)],
    ]);
    expect(stored[1]?.receipt.at(-1)?.why).toBe('25 % vests 30 days after the conversion: 20.00 USD.');
    const [referral] =
      await database.owner`select reward_amount_minor as minor from referrals where id = ${referralId}`;
    expect(referral?.minor).toBe(8000);
    expect(await accounts(ctx)).toEqual({ 'expense:rewards': 8000, 'liability:accrued': -8000 });
  });

  it('replays from what is stored to the same cents', async () => {
    const ctx = await anOrganization();
    const { referralId, versionId } = await grant(ctx, { kind: 'cash', rateBps: 1003 });
    const rows = await database.owner`
      select line, original_amount_minor as minor, receipt from referral_rewards where referral_id = ${referralId} order by line`;
    const [version] = await database.owner`select definition from program_versions where id = ${versionId}`;
    const again = replay(version?.definition.rewards, rows[0]?.receipt.facts);
    expect(again.lines.map(({ line, amountMinor }) => [line, amountMinor])).toEqual(
      rows.map(({ line, minor }) => [line, minor]),
    );
    expect(again.lines.map(({ receipt }) => receipt)).toEqual(rows.map(({ receipt }) => receipt.lines));
  });

  it('cannot be granted twice', async () => {
    const ctx = await anOrganization();
    const { referralId } = await grant(ctx);
    await expect(
      database.owner`insert into referral_rewards select (jsonb_populate_record(r, jsonb_build_object('id', uuidv7()))).*
        from referral_rewards r where referral_id = ${referralId} and line = 'base@2'`,
    ).rejects.toMatchObject({ code: '23505' });
  });

  it('is approved and paid part by part, and the referral is rewarded with the last one', async () => {
    const ctx = await anOrganization();
    const { referralId, referrerId } = await grant(ctx);
    const statusOf = async () =>
      (await database.owner`select status from referrals where id = ${referralId}`)[0]?.status;
    expect(await payAll(at(ctx, days(14)))).toBe(2000);
    expect(await standing(ctx, referralId)).toEqual(['2000 paid', '2000 pending', '4000 pending']);
    expect(await payAll(at(ctx, new Date(days(30).getTime() - 1)))).toBe(0);
    expect(await payAll(at(ctx, days(30)))).toBe(2000);
    expect(await statusOf()).toBe('converted');
    expect(await payAll(at(ctx, days(60)))).toBe(4000);
    expect(await statusOf()).toBe('rewarded');
    expect((await contactBalance(ctx, referrerId)).cash).toEqual({ pendingMinor: 0, payableMinor: 0, paidMinor: 8000 });
  });

  it('needs a person when the parts together are more than 100.00', async () => {
    const ctx = await anOrganization();
    const exact = await grant(ctx, { kind: 'cash', amountMinor: 10_000 });
    const more = await grant(ctx, { kind: 'cash', amountMinor: 10_001 });
    expect(exact.rewards.map(({ requiresApproval }) => requiresApproval)).toEqual([false, false, false]);
    expect(more.rewards.map(({ requiresApproval }) => requiresApproval)).toEqual([true, true, true]);
    await approveDueRewards(at(ctx, days(60)));
    expect((await parts(ctx, more.referralId)).map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
  });

  it('of credit is given on its day, also when people approved it before', async () => {
    const ctx = await anOrganization();
    await updateSettings(as(ctx, 'owner'), { secondApprovalAboveMinor: 20_000 });
    const { referralId, referrerId } = await grant(ctx, { kind: 'credit', amountMinor: 30_000 });
    const rewardIds = (await parts(ctx, referralId)).map(({ id }) => id);
    const [first, second] = [as(at(ctx, days(14)), 'finance'), as(at(ctx, days(14)), 'owner')];
    expect((await approveRewards(first, { rewardIds })).waiting).toHaveLength(3);
    const { approved } = await approveRewards(second, { rewardIds });
    expect(approved.map(({ status }) => status).sort()).toEqual(['paid', 'pending', 'pending']);
    expect((await contactBalance(ctx, referrerId)).credit.availableMinor).toBe(7500);
    for (const who of [first, as(ctx, 'finance')]) {
      await expect(approveReward(who, { rewardId: rewardIds[2] })).rejects.toMatchObject({ code: 'already-settled' });
    }
    await approveDueRewards(at(ctx, new Date(days(30).getTime() - 1)));
    expect(await standing(ctx, referralId)).toEqual(['7500 paid', '7500 pending', '15000 pending']);
    await approveDueRewards(at(ctx, days(30)));
    expect(await standing(ctx, referralId)).toEqual(['7500 paid', '7500 paid', '15000 pending']);
    await approveDueRewards(at(ctx, days(60)));
    expect((await contactBalance(ctx, referrerId)).credit.availableMinor).toBe(30_000);
    expect(await accounts(ctx)).toMatchObject({ 'liability:accrued': 0, 'liability:credit': -30_000 });
  });

  it('is told to its owner with part and date', async () => {
    const ctx = await anOrganization();
    const { referrerId } = await grant(ctx);
    const own = await listOwnRewards(as(ctx, 'referrer', referrerId));
    expect(own.map(({ vesting }) => `${vesting?.part} of ${vesting?.parts}`).sort()).toEqual([
      '1 of 3',
      '2 of 3',
      '3 of 3',
    ]);
  });
});

describe('refunds of a reward in parts', () => {
  it('before payment every part shrinks to its share of what the rest earns', async () => {
    const ctx = await anOrganization();
    const { referralId, conversionId } = await grant(ctx);
    await refund(ctx, conversionId, 40_010);
    // 10 % of 399.90 is 39.99: 9.9975, 9.9975 and 19.995.
    expect(await standing(ctx, referralId)).toEqual(['1000 pending', '1000 pending', '1999 pending']);
    expect(await accounts(ctx)).toEqual({ 'expense:rewards': 3999, 'liability:accrued': -3999 });
    await refund(ctx, conversionId, 39_990);
    expect(await standing(ctx, referralId)).toEqual(['0 cancelled', '0 cancelled', '0 cancelled']);
    expect(Object.values(await accounts(ctx)).every((minor) => minor === 0)).toBe(true);
  });

  it('after one part was paid, that part is owed back and set against the next', async () => {
    const ctx = await anOrganization();
    const { referralId, conversionId, referrerId } = await grant(ctx);
    expect(await payAll(at(ctx, days(14)))).toBe(2000);
    const later = at(ctx, days(20));
    await refund(later, conversionId, 40_000);
    expect(await standing(ctx, referralId)).toEqual(['1000 paid', '1000 pending', '2000 pending']);
    expect((await contactBalance(later, referrerId)).cash.payableMinor).toBe(-1000);
    // The next part is 10.00, and 10.00 are owed: nothing is paid, and nothing is lost.
    expect(await payAll(at(ctx, days(30)))).toBe(0);
    expect(await payAll(at(ctx, days(60)))).toBe(2000);
    expect(await accounts(ctx)).toMatchObject({ 'expense:rewards': 4000, 'asset:bank': -4000, 'liability:payable': 0 });
  });

  it('a drop-out takes back every part, paid or not', async () => {
    const ctx = await anOrganization();
    const { referralId, conversionId, referrerId } = await grant(ctx);
    await payAll(at(ctx, days(30)));
    await refund(at(ctx, days(31)), conversionId, 0, 'drop-out');
    expect((await parts(ctx, referralId)).map(({ rewardAmountMinor }) => rewardAmountMinor)).toEqual([0, 0, 0]);
    expect((await contactBalance(ctx, referrerId)).cash.payableMinor).toBe(-4000);
    expect(await payAll(at(ctx, days(90)))).toBe(0);
  });

  it('a part that was rejected comes back to nobody', async () => {
    const ctx = await anOrganization();
    const { referralId, conversionId } = await grant(ctx);
    const [, second] = await parts(ctx, referralId);
    await rejectReward(as(ctx, 'finance'), { rewardId: second?.id, reason: 'Not earned' });
    await refund(ctx, conversionId, 40_000);
    expect(await standing(ctx, referralId)).toEqual(['1000 pending', '0 cancelled', '2000 pending']);
    expect(await accounts(ctx)).toEqual({ 'expense:rewards': 3000, 'liability:accrued': -3000 });
  });

  it('small refunds in a row, one of them in a part that a person approved, end exactly at what the rest earns', async () => {
    const ctx = await anOrganization();
    const { referralId, conversionId } = await grant(ctx, { kind: 'cash', rateBps: 9999 });
    const [first] = await parts(ctx, referralId);
    await approveReward(as(ctx, 'finance'), { rewardId: first?.id });
    let left = 80_000;
    for (const amountMinor of [1, 2, 1, 3, 1]) {
      left -= amountMinor;
      await refund(ctx, conversionId, amountMinor);
    }
    const sum = (await parts(ctx, referralId)).reduce((total, { rewardAmountMinor }) => total + rewardAmountMinor, 0);
    expect(sum).toBe(Math.min(50_000, Math.round(left * 0.9999)));
  });
});
