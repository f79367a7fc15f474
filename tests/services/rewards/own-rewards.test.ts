import { describe, expect, it } from 'vitest';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { contactBalance } from '@/lib/services/ledger/contact-balance';
import { contactStatement } from '@/lib/services/ledger/contact-statement';
import { listNotifications } from '@/lib/services/notifications/reads';
import { listOwnReferrals } from '@/lib/services/referrals/own-referrals';
import { approveReward } from '@/lib/services/rewards/approve';
import { listOwnRewards } from '@/lib/services/rewards/own-rewards';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '../../setup/database';

const database = useDatabase();

describe('what a referrer reads of his rewards', () => {
  it('is his own with its receipt, and nothing that staff wrote or that belongs to the friend', async () => {
    const ctx = await anOrganization();
    const granted = await aGrantedReward(database.owner, ctx);
    await database.owner`update contacts set first_name = 'Mei Lin' where id = ${granted.refereeId}`;
    const mine = await listOwnRewards(as(ctx, 'referrer', granted.referrerId));
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({
      id: granted.reward.id,
      side: 'referrer',
      rewardAmountMinor: 5000,
      status: 'pending',
      programName: 'Bring a friend',
      otherFirstName: 'Mei',
    });
    expect(mine[0]?.receipt[0]).toMatchObject({ step: 'base', afterMinor: 5000 });
    expect(mine[0]).not.toHaveProperty('approvedBy');
    expect(mine[0]).not.toHaveProperty('cancelledReason');

    const friend = await listOwnRewards(as(ctx, 'referrer', granted.refereeId));
    expect(friend).toMatchObject([{ side: 'referee', kind: 'discount', otherFirstName: 'Ana' }]);
  });

  it('is hidden from another referrer of the same school, and from staff without a portal', async () => {
    const ctx = await anOrganization();
    const granted = await aGrantedReward(database.owner, ctx);
    const { id } = await aContact(ctx);
    const other = as(ctx, 'referrer', id);
    expect(await listOwnRewards(other)).toEqual([]);
    expect(await listOwnReferrals(other)).toEqual([]);
    const contactId = granted.referrerId;
    await expect(contactBalance(other, contactId)).rejects.toMatchObject({ status: 404 });
    await expect(contactStatement(other, { contactId })).rejects.toMatchObject({ status: 404 });
    await expect(listNotifications(other, { contactId })).rejects.toMatchObject({ status: 404 });
    await expect(listOwnRewards(as(ctx, 'owner'))).rejects.toMatchObject({ status: 403 });
    await expect(listOwnRewards(ctx)).rejects.toMatchObject({ status: 403 });
  });
});

describe('what a referrer reads of his referrals', () => {
  it('counts his own reward only, and follows it from waiting to given to none', async () => {
    const ctx = await anOrganization();
    const granted = await aGrantedReward(database.owner, ctx);
    const me = as(ctx, 'referrer', granted.referrerId);
    expect(granted.rewards).toHaveLength(2);
    expect(await listOwnReferrals(me)).toMatchObject([{ reward: 'waiting', rewardAmountMinor: 5000 }]);

    const friends = granted.rewards.find(({ side }) => side === 'referee');
    const finance = as(ctx, 'finance');
    await approveReward(finance, { rewardId: friends?.id });
    const types = async () => (await listOwnReferrals(me))[0]?.timeline.map(({ type }) => type);
    expect(await types()).not.toContain('approved');
    await approveReward(finance, { rewardId: granted.reward.id });
    expect(await types()).toContain('approved');
    expect(await listOwnReferrals(me)).toMatchObject([{ reward: 'given', rewardAmountMinor: 5000 }]);

    await recordRefund(ctx, granted.conversionId, {
      externalId: 'r-1',
      amountMinor: 80_000,
      reason: 'refund',
      occurredAt: ctx.now.toISOString(),
    });
    expect(await listOwnReferrals(me)).toMatchObject([{ reward: 'none', rewardAmountMinor: 0 }]);
  });
});
