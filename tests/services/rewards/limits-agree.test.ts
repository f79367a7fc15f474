import { describe, expect, it } from 'vitest';
import { limitsIn, maxRewardPerReferralMinor } from '@/lib/domain/organizations/limits';
import { runBacktest } from '@/lib/services/backtest/run-backtest';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { checkProgram } from '@/lib/services/programs/check-program';
import { previewReward } from '@/lib/services/programs/preview-reward';
import { approveReward } from '@/lib/services/rewards/approve';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { getReward } from '@/lib/services/rewards/reads';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { daysAfter } from '@/tests/factories/wallet';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
// Written in dollars: 299.99, 40.50 and 200.75 of whatever the programme is in.
const OWN = { rewardLimitMinor: 29_999, approvalThresholdMinor: 4050, secondApprovalAboveMinor: 20_075 };

async function aLimitedSchool() {
  const ctx = await anOrganization({ currency: 'USD' });
  await updateSettings(as(ctx, 'owner'), OWN);
  return ctx;
}

describe.each(['USD', 'EUR', 'JPY', 'KWD'])('the limits of a school that counts in dollars, in %s', (currency) => {
  const limits = limitsIn(currency, { currency: 'USD', ...OWN });

  it('are the same for what is paid, the preview, the checker with its worst case, and the backtest', async () => {
    const ctx = await aLimitedSchool();
    const rewards = onlyReferrer('cash', maxRewardPerReferralMinor(currency));
    const granted = await aGrantedReward(database.owner, ctx, { rewards, currency });
    const preview = await previewReward(ctx, { rewards, currency, valueMinor: 80_000 });
    const check = await checkProgram(ctx, granted.programId);
    const period = { from: daysAfter(NOW, -1).toISOString(), to: daysAfter(NOW, 1).toISOString() };
    const backtest = await runBacktest(ctx, granted.programId, period);
    expect({
      granted: granted.reward.rewardAmountMinor,
      preview: preview.lines[0]?.amountMinor,
      worst: check.worstCase.totalMinor,
      backtest: backtest.totals.would.grantedMinor,
      ledger: backtest.totals.paid.grantedMinor,
    }).toEqual(
      Object.fromEntries(['granted', 'preview', 'worst', 'backtest', 'ledger'].map((by) => [by, limits.limitMinor])),
    );
    expect(preview).toMatchObject({
      limitMinor: limits.limitMinor,
      approvalThresholdMinor: limits.approvalThresholdMinor,
    });
  });

  it.each([
    ['at the threshold', 0, false],
    ['a cent above it', 1, true],
  ] as const)('ask for a person %s, and so does the preview', async (_, more, needs) => {
    const ctx = await aLimitedSchool();
    const amountMinor = limits.approvalThresholdMinor + more;
    const rewards = onlyReferrer('cash', amountMinor);
    const { reward } = await aGrantedReward(database.owner, ctx, { rewards, currency });
    expect(reward.requiresApproval).toBe(needs);
    const preview = await previewReward(ctx, { rewards, currency, valueMinor: 80_000 });
    expect(preview.needsApproval.referrer).toBe(needs);
    await approveDueRewards(at(ctx, daysAfter(NOW, 15)));
    expect((await getReward(ctx, reward.id)).status).toBe(needs ? 'pending' : 'approved');
  });

  it.each([
    ['one person up to the figure', 0, 'approved'],
    ['two above it', 1, 'pending'],
  ] as const)('want %s', async (_, more, status) => {
    const ctx = await aLimitedSchool();
    const amountMinor = (limits.secondApprovalAboveMinor ?? 0) + more;
    const granted = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('cash', amountMinor), currency });
    const later = at(as(ctx, 'finance'), daysAfter(NOW, 15));
    await approveReward(later, { rewardId: granted.reward.id });
    expect((await getReward(ctx, granted.reward.id)).status).toBe(status);
  });
});
