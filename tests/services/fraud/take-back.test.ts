import { describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { appealFraudCase } from '@/lib/services/fraud/appeal';
import { closeFraudCases } from '@/lib/services/fraud/close-cases';
import { decideFraudCase } from '@/lib/services/fraud/decide';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { settlePayout } from '@/lib/services/payouts/settle';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { clawBackRewards } from '@/lib/services/rewards/claw-back';
import { getReward } from '@/lib/services/rewards/reads';
import { aGrantedReward, type Granted, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
process.env.SANDBOX_SETTLEMENT_MS = '1';
const DAY = 86_400_000;
const later = (ctx: Ctx, days: number) => at(ctx, new Date(NOW.getTime() + days * DAY));

/** A reward that was handed to the sandbox bank, and settled if so wished, and a case that came to light afterwards. */
async function aPaidReward(ctx: Ctx, { settled }: { settled: boolean }) {
  const granted = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', 5000), holdDays: 0 });
  await pay(ctx, settled);
  return { granted, caseId: await aCase(ctx, granted) };
}

async function pay(ctx: Ctx, settled: boolean): Promise<number[]> {
  await approveDueRewards(ctx);
  const { payouts } = await runPayouts(ctx);
  for (const { id: payoutId } of payouts) {
    await executePayout(ctx, { payoutId });
    if (settled) await settle(ctx, payoutId);
  }
  return payouts.map(({ amountMinor }) => amountMinor);
}

async function settle(ctx: Ctx, payoutId: string): Promise<void> {
  while ((await settlePayout(ctx, { payoutId })).status === 'processing');
}

async function aCase({ organizationId }: Ctx, { referralId }: Granted): Promise<string> {
  const [row] = await database.owner`
    insert into fraud_cases (organization_id, referral_id, score, verdict, signals)
    values (${organizationId}, ${referralId}, 75, 'hold', '[]') returning id`;
  return row?.id;
}

const confirm = (ctx: Ctx, caseId: string) =>
  decideFraudCase(as(ctx, 'finance'), { caseId, decision: 'confirmed', reason: 'One person.' });

describe('a confirmed case whose reward was paid', () => {
  it('leaves it until nobody can appeal, then takes it back: the balance is negative and later rewards pay it off', async () => {
    const ctx = await anOrganization();
    const { granted, caseId } = await aPaidReward(ctx, { settled: true });
    expect((await getReward(ctx, granted.reward.id)).status).toBe('paid');
    expect(await confirm(ctx, caseId)).toEqual({ status: 'confirmed', rejected: 0 });
    expect((await getReward(ctx, granted.reward.id)).status).toBe('paid');
    expect(await closeFraudCases(later(ctx, 14))).toEqual({ closed: 0, rejected: 0 });
    const after = at(ctx, new Date(NOW.getTime() + 14 * DAY + 1));
    expect(await closeFraudCases(after)).toEqual({ closed: 1, rejected: 1 });
    expect(await getReward(ctx, granted.reward.id)).toMatchObject({
      status: 'cancelled',
      rewardAmountMinor: 0,
      originalAmountMinor: 5000,
      cancelledReason: 'One person.',
    });
    expect((await contactBalance(ctx, granted.referrerId)).cash.payableMinor).toBe(-5000);
    expect((await verifyLedger(ctx)).ok).toBe(true);
    const trail = await database.owner`
      select action, data ->> 'was' as was from audit_events where subject_id = ${granted.reward.id} and action like '%back'`;
    expect(trail).toEqual([{ action: 'reward.clawed-back', was: 'paid' }]);
    // Two honest friends later: 5,000 is set against the first, the second is paid.
    const ten = later(ctx, 20);
    for (const _ of [1, 2]) await aGrantedReward(database.owner, ten, { fixture: granted });
    expect(await pay(ten, true)).toEqual([5000]);
    expect((await verifyLedger(ctx)).ok).toBe(true);
  });

  it('takes it back at once when an appeal is answered with no, also while a payout is under way', async () => {
    const ctx = await anOrganization();
    const { granted, caseId } = await aPaidReward(ctx, { settled: false });
    await confirm(ctx, caseId);
    await appealFraudCase(as(ctx, 'referrer', granted.referrerId), { caseId, text: 'She is my sister.' });
    expect((await getReward(ctx, granted.reward.id)).status).toBe('approved');
    expect(await confirm(later(ctx, 1), caseId)).toEqual({ status: 'confirmed', rejected: 1 });
    const { status, payoutId } = await getReward(ctx, granted.reward.id);
    expect(status).toBe('cancelled');
    await settle(later(ctx, 2), String(payoutId));
    expect((await getReward(ctx, granted.reward.id)).status).toBe('cancelled');
    expect((await contactBalance(ctx, granted.referrerId)).cash.payableMinor).toBe(-5000);
    expect((await verifyLedger(ctx)).ok).toBe(true);
  });

  it('keeps it when the appeal is upheld', async () => {
    const ctx = await anOrganization();
    const { granted, caseId } = await aPaidReward(ctx, { settled: true });
    await confirm(ctx, caseId);
    await appealFraudCase(as(ctx, 'referrer', granted.referrerId), { caseId, text: 'She is my sister.' });
    const answer = { caseId, decision: 'cleared', reason: 'She is.' };
    expect(await decideFraudCase(as(ctx, 'finance'), answer)).toEqual({ status: 'cleared', rejected: 0 });
    expect(await closeFraudCases(later(ctx, 60))).toEqual({ closed: 0, rejected: 0 });
    expect((await getReward(ctx, granted.reward.id)).status).toBe('paid');
  });

  it('takes credit out of the wallet', async () => {
    const ctx = await anOrganization();
    const granted = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('credit', 3000), holdDays: 0 });
    await approveDueRewards(ctx);
    expect((await contactBalance(ctx, granted.referrerId)).credit.availableMinor).toBe(3000);
    await confirm(ctx, await aCase(ctx, granted));
    expect(await closeFraudCases(later(ctx, 15))).toEqual({ closed: 1, rejected: 1 });
    expect((await contactBalance(ctx, granted.referrerId)).credit.availableMinor).toBe(0);
    expect((await verifyLedger(ctx)).ok).toBe(true);
  });
});

describe('taking rewards back', () => {
  it('needs the right to approve, and happens once', async () => {
    const ctx = await anOrganization();
    const { granted } = await aPaidReward(ctx, { settled: true });
    const input = { rewardIds: [granted.reward.id], reason: 'One person.' };
    await expect(async () => clawBackRewards(as(ctx, 'manager'), input)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await clawBackRewards(ctx, input)).map(({ id }) => id)).toEqual([granted.reward.id]);
    expect(await clawBackRewards(ctx, input)).toEqual([]);
    expect((await contactBalance(ctx, granted.referrerId)).cash.payableMinor).toBe(-5000);
  });
});
