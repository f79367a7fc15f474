import { describe, expect, it } from 'vitest';
import { openConversionsCsv } from '@/lib/services/conversions/export-conversions';
import { openPayoutsCsv } from '@/lib/services/payouts/export-payouts';
import { countPayouts } from '@/lib/services/payouts/reads';
import { openReferralsCsv } from '@/lib/services/referrals/export-referrals';
import { countMatchingReferrals, listReferrals } from '@/lib/services/referrals/reads';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { openRewardsCsv } from '@/lib/services/rewards/export-rewards';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization, as } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

async function linesOf(pieces: Promise<AsyncIterable<string>>): Promise<string[]> {
  let text = '';
  for await (const piece of await pieces) text += piece;
  return text.split('\r\n').slice(0, -1);
}

describe('a list as CSV', () => {
  it('has every row once, over all its pages, and counts what the list says', async () => {
    const ctx = await anOrganization();
    const { code } = await aCode(database.owner, ctx);
    for (let count = 0; count < 103; count++)
      await submitLead(ctx, { code, referee: { email: `${crypto.randomUUID()}@example.org`, firstName: '=1+1' } });
    const [head, ...rows] = await linesOf(openReferralsCsv(as(ctx, 'viewer')));
    expect(head).toMatch(/^id,status,program,code,/);
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(103);
    expect(rows[0]).toContain("'=1+1");
    expect(await countMatchingReferrals(ctx)).toBe(103);
    expect(await countMatchingReferrals(ctx, { status: 'rewarded' })).toBe(0);
    const [first] = (await listReferrals(ctx, { limit: 1 })).data;
    expect(await countMatchingReferrals(ctx, { referrerId: first?.referrerId })).toBe(103);
    expect(await linesOf(openReferralsCsv(ctx, { status: 'rewarded' }))).toHaveLength(1);
  });

  it('of rewards says amounts as figures and why it waits; a school reads its own, and only who may', async () => {
    const [ctx, stranger] = [await anOrganization(), await anOrganization()];
    await aGrantedReward(database.owner, ctx);
    const [, reward] = await linesOf(openRewardsCsv(as(ctx, 'finance'), { status: 'pending' }));
    expect(reward).toMatch(/,\d+\.\d\d,\d+\.\d\d,USD,/);
    expect(await linesOf(openRewardsCsv(as(stranger, 'owner')))).toHaveLength(1);
    expect(await linesOf(openReferralsCsv(as(stranger, 'owner')))).toHaveLength(1);
    const [, enrolment] = await linesOf(openConversionsCsv(as(ctx, 'viewer'), { attributed: true }));
    expect(enrolment).toMatch(/,enrolled,.*,800\.00,USD,/);
    expect(await linesOf(openConversionsCsv(as(ctx, 'viewer'), { attributed: false }))).toHaveLength(1);
    expect(await linesOf(openConversionsCsv(as(stranger, 'owner')))).toHaveLength(1);
    await expect(openConversionsCsv(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
    expect(await linesOf(openPayoutsCsv(as(ctx, 'finance'), { status: 'paid' }))).toHaveLength(1);
    expect(await countPayouts(as(ctx, 'finance'))).toBe(0);
    for (const open of [openRewardsCsv, openReferralsCsv, openPayoutsCsv]) {
      await expect(open(as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
      await expect(open(ctx, { status: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});
