import { beforeEach, describe, expect, it } from 'vitest';
import {
  overrideAttribution,
  overrideConversion,
  previewOverride,
} from '@/lib/services/attribution/override-attribution';
import { getAttribution, getAttributionOfConversion } from '@/lib/services/attribution/reads';
import type { Ctx } from '@/lib/services/context';
import { recordConversion } from '@/lib/services/conversions/record-conversion';
import { recordRefund } from '@/lib/services/conversions/record-refund';
import { trialBalance } from '@/lib/services/ledger/reads';
import { runPayouts } from '@/lib/services/payouts/build';
import { executePayout } from '@/lib/services/payouts/execute';
import { settlePayout } from '@/lib/services/payouts/settle';
import { getReferral } from '@/lib/services/referrals/reads';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { approveReward } from '@/lib/services/rewards/approve';
import { approveDueRewards } from '@/lib/services/rewards/approve-due';
import { recordTouch } from '@/lib/services/tracking/record-touch';
import { anotherCode } from '@/tests/factories/another-code';
import { aGrantedReward, NO_EXTRAS, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';
import { expectBooks, standing } from './books';
import { twoReferrers } from './shared-friends';

process.env.SANDBOX_SETTLEMENT_MS = '1';
const database = useDatabase();
const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

let ctx: Ctx;
let manager: Ctx;
beforeEach(async () => {
  ctx = await anOrganization();
  manager = as(ctx, 'manager');
});

async function twoCodes(overrides: Parameters<typeof aGrantedReward>[2] = {}) {
  const first = await aGrantedReward(database.owner, ctx, {
    email: `ana-${crypto.randomUUID()}@example.org`,
    ...overrides,
  });
  return { first, second: await anotherCode(database.owner, ctx, first) };
}

const reason = 'Eva told us at the desk';

/** A friend who has enrolled by the first code, in a programme that rewards when he pays. */
async function belowTrigger() {
  const [first, second] = await twoReferrers(database.owner, ctx, { trigger: { milestone: 'paid' } });
  const record = (milestone: string, externalId: string, code: string, occurredAt: Date) =>
    recordConversion(at(ctx, occurredAt), {
      externalId,
      referee: { email: `friend-of-${first.code}@example.org` },
      milestone,
      valueMinor: 80_000,
      currency: 'USD',
      occurredAt: occurredAt.toISOString(),
      code,
    });
  const seen = await record('enrolled', `enrolled-${first.code}`, first.code, ctx.now);
  const pay = (externalId: string, code: string) => record('paid', externalId, code, days(3));
  return { first, second, seen, pay };
}

describe('overriding an attribution', () => {
  it('supersedes the decision, moves the reward and leaves the friend his own', async () => {
    const { first, second } = await twoCodes();
    const before = await getAttribution(ctx, first.referralId);
    const receipt = await overrideAttribution(manager, first.referralId, { code: second.code.toLowerCase(), reason });
    expect(receipt).toMatchObject({
      attributed: true,
      rule: 'override',
      winner: { code: second.code, referrerId: second.referrerId },
      note: reason,
      decidedByName: 'The manager',
      evidenceHash: before.evidenceHash,
      superseded: [{ id: before.id, code: first.code, referrerId: first.referrerId, rule: 'code-at-enrolment' }],
    });
    expect(receipt.losers).toContainEqual(expect.objectContaining({ code: first.code, reason: 'overridden' }));
    expect(receipt.owedReferralId).not.toBe(first.referralId);
    expect(await standing(database.owner, first.conversionId)).toEqual([
      { recipientId: first.refereeId, side: 'referee', status: 'pending', amount: 5000 },
      { recipientId: second.referrerId, side: 'referrer', status: 'pending', amount: 5000 },
    ]);
    expect(await getReferral(ctx, first.referralId)).toMatchObject({
      status: 'rejected',
      reason: 'overridden',
      rewardAmountMinor: 0,
    });
    expect(await getReferral(ctx, receipt.owedReferralId as string)).toMatchObject({
      status: 'converted',
      referrerId: second.referrerId,
      rewardAmountMinor: 10_000,
      conversionValueMinor: 80_000,
    });
    await expectBooks(database.owner, ctx);
    const audits =
      await database.owner`select data from audit_events where action = 'attribution.overridden' and organization_id = ${ctx.organizationId}`;
    expect(audits).toHaveLength(1);
    expect(audits[0]?.data).toMatchObject({
      reason,
      code: second.code,
      takenBack: [{ amountMinor: 5000 }],
      granted: [{ amountMinor: 5000 }],
    });
  });

  it('is overridden again, and back, each time with its own grant and one reward', async () => {
    const { first, second } = await twoCodes();
    const third = await anotherCode(database.owner, ctx, first);
    for (const { code, referrerId } of [second, third, first, second]) {
      const receipt = await overrideAttribution(manager, first.referralId, { code, reason });
      expect(receipt.winner).toMatchObject({ code, referrerId });
      const stands = await standing(database.owner, first.conversionId);
      expect(stands.filter(({ side }) => side === 'referrer')).toMatchObject([
        { recipientId: referrerId, amount: 5000 },
      ]);
      expect(stands.filter(({ side }) => side === 'referee')).toHaveLength(1);
      await expectBooks(database.owner, ctx);
    }
    const receipt = await getAttribution(ctx, first.referralId);
    expect(receipt.superseded).toHaveLength(4);
    expect(new Set([receipt.winner, ...receipt.losers].map((touch) => touch?.touchId)).size).toBe(
      receipt.losers.length + 1,
    );
    const counts = await database.owner`
      select contact_id as id, rewarded_count::int as count from program_participants where program_id = ${first.programId}`;
    expect(Object.fromEntries(counts.map(({ id, count }) => [id, count]))).toMatchObject({
      [first.referrerId]: 0,
      [second.referrerId]: 1,
      [third.referrerId]: 0,
    });
    const claimed = await database.owner`
      select id from referrals where referee_id = ${first.refereeId} and is_reward_claimed`;
    expect(claimed).toHaveLength(1);
  });

  it('takes back what was paid out already, and pays the other', async () => {
    const { first, second } = await twoCodes({ rewards: onlyReferrer('cash', 5000) });
    const due = at(ctx, days(14));
    await approveDueRewards(due);
    const { payouts } = await runPayouts(due);
    for (const { id: payoutId } of payouts) {
      await executePayout(due, { payoutId });
      while ((await settlePayout(due, { payoutId })).status === 'processing');
    }
    await overrideAttribution(at(manager, days(15)), first.referralId, { code: second.code, reason });
    await approveDueRewards(at(ctx, days(16)));
    expect(await standing(database.owner, first.conversionId)).toEqual([
      { recipientId: second.referrerId, side: 'referrer', status: 'approved', amount: 5000 },
    ]);
    const { currencies } = await trialBalance(ctx);
    expect(currencies[0]?.sumMinor).toBe(0);
    const owed = await database.owner`
      select a.contact_id as id, sum(p.amount_minor)::int as minor from ledger_postings p join ledger_accounts a on a.id = p.account_id
      where a.kind = 'liability:payable' and p.organization_id = ${ctx.organizationId} group by 1`;
    expect(Object.fromEntries(owed.map(({ id, minor }) => [id, minor]))).toEqual({
      [first.referrerId]: 5000,
      [second.referrerId]: -5000,
    });
    await expectBooks(database.owner, ctx);
  });

  it('after a refund grants what a fresh grant and the same refund would leave, and refunds go on from there', async () => {
    const rewards = {
      referrer: { kind: 'cash', rateBps: 1000 },
      referee: { kind: 'credit', rateBps: 500 },
      ...NO_EXTRAS,
    } as never;
    const { first, second } = await twoCodes({ rewards });
    const refund = (externalId: string, amountMinor: number) => ({
      externalId,
      amountMinor,
      reason: 'refund',
      occurredAt: days(1).toISOString(),
    });
    const later = at(ctx, days(2));
    await recordRefund(later, first.conversionId, refund('r-1', 20_001));
    await overrideAttribution(at(manager, days(2)), first.referralId, { code: second.code, reason });
    expect(await standing(database.owner, first.conversionId)).toMatchObject([
      { recipientId: first.refereeId, amount: 3000 },
      { recipientId: second.referrerId, amount: 6000 },
    ]);
    await expectBooks(database.owner, ctx);
    const after = await recordRefund(later, first.conversionId, refund('r-2', 30_000));
    expect(after.rewards.filter(({ rewardAmountMinor }) => rewardAmountMinor > 0)).toMatchObject([
      { side: 'referrer', rewardAmountMinor: 3000, recipientId: second.referrerId },
      { side: 'referee', rewardAmountMinor: 1500 },
    ]);
    await expectBooks(database.owner, ctx);
    await recordRefund(later, first.conversionId, refund('r-3', 29_999));
    await overrideAttribution(at(manager, days(3)), first.referralId, { code: first.code, reason });
    expect(await standing(database.owner, first.conversionId)).toEqual([]);
    await expectBooks(database.owner, ctx);
  });

  it('gives a split to one, also to him who won it', async () => {
    const definition = { attribution: { model: 'linear' as const, split: true } };
    const fixture = await aGrantedReward(database.owner, ctx, { definition });
    const second = await anotherCode(database.owner, ctx, fixture);
    const visitorId = 'v-abcdefghijklmnop';
    for (const code of [fixture.code, second.code]) await recordTouch(ctx, { code, visitorId, channel: 'whatsapp' });
    await submitLead(ctx, { code: second.code, visitorId, referee: { email: 'split@example.org' } });
    const split = await recordConversion(ctx, {
      externalId: 'split',
      referee: { email: 'split@example.org' },
      milestone: 'enrolled',
      valueMinor: 80_000,
      currency: 'USD',
      occurredAt: new Date(NOW.getTime() + 1000).toISOString(),
    });
    const parts = split.rewards.filter(({ side }) => side === 'referrer');
    expect(parts.length).toBe(2);
    expect(parts.reduce((sum, { rewardAmountMinor }) => sum + rewardAmountMinor, 0)).toBe(5000);
    const owner = split.referrerId as string;
    const { code } = owner === fixture.referrerId ? fixture : second;
    const receipt = await overrideAttribution(manager, split.referralId as string, { code, reason });
    expect(receipt.owedReferralId).toBe(split.referralId);
    const stands = await standing(database.owner, split.id);
    expect(stands.filter(({ side }) => side === 'referrer')).toMatchObject([{ recipientId: owner, amount: 5000 }]);
    await expectBooks(database.owner, ctx);
  });

  it('keeps the rules: whoever overrode may not approve, and more than 100.00 waits for a person', async () => {
    const { first, second } = await twoCodes({ rewards: onlyReferrer('cash', 20_000) });
    await overrideAttribution(manager, first.referralId, { code: second.code, reason });
    const [row] = await database.owner`
      select id, requires_approval as "requiresApproval" from referral_rewards where recipient_id = ${second.referrerId}`;
    expect(row?.requiresApproval).toBe(true);
    const overrider = { ...manager, scopes: as(ctx, 'owner').scopes };
    await expect(approveReward(overrider, { rewardId: row?.id })).rejects.toMatchObject({
      code: 'approval-by-interested-party',
    });
    expect((await approveReward(as(ctx, 'finance'), { rewardId: row?.id })).status).toBe('approved');
    await expectBooks(database.owner, ctx);
  });

  it('binds what comes later when the trigger was not reached, whatever code is told then', async () => {
    const { first, second, seen, pay } = await belowTrigger();
    expect(await getAttributionOfConversion(ctx, seen.id)).toMatchObject({ winner: { code: first.code } });
    await overrideConversion(manager, seen.id, { code: second.code, reason });
    const paid = await pay('paid-later', first.code);
    expect(paid).toMatchObject({ attributed: true, referrerId: second.referrerId });
    const receipt = await getAttributionOfConversion(ctx, paid.id);
    expect(receipt).toMatchObject({ rule: 'override', winner: { code: second.code }, decidedByName: null });
    expect(receipt.losers).toContainEqual(expect.objectContaining({ code: first.code, reason: 'overridden' }));
    expect(await standing(database.owner, paid.id)).toContainEqual(
      expect.objectContaining({ recipientId: second.referrerId, side: 'referrer' }),
    );
    await expectBooks(database.owner, ctx);
  });

  it('binds as it was decided last, and only who may still refer', async () => {
    const { first, second, seen, pay } = await belowTrigger();
    await overrideConversion(manager, seen.id, { code: second.code, reason });
    await overrideConversion(manager, seen.id, { code: first.code, reason });
    expect(await pay('paid-a', second.code)).toMatchObject({ attributed: true, referrerId: first.referrerId });
    const other = await belowTrigger();
    await overrideConversion(manager, other.seen.id, { code: other.second.code, reason });
    await database.owner`update contact_standings set status = 'inactive' where contact_id = ${other.second.referrerId}`;
    const paid = await other.pay('paid-b', other.first.code);
    expect(paid).toMatchObject({ attributed: false, reason: 'referrer-not-eligible', rewards: [] });
    await expectBooks(database.owner, ctx);
  });

  it('gives the budget back before it grants anew', async () => {
    const { first, second } = await twoCodes({ definition: { budgetMinor: 10_000 } });
    await overrideAttribution(manager, first.referralId, { code: second.code, reason });
    expect((await standing(database.owner, first.conversionId)).reduce((sum, { amount }) => sum + amount, 0)).toBe(
      10_000,
    );
    const [program] =
      await database.owner`select budget_spent_minor::int as spent from referral_programs where id = ${first.programId}`;
    expect(program?.spent).toBe(10_000);
  });

  it('gives a conversion that nobody had', async () => {
    const { second } = await twoCodes();
    const lonely = await recordConversion(ctx, {
      externalId: 'lonely',
      referee: { email: 'lonely@example.org' },
      milestone: 'enrolled',
      valueMinor: 80_000,
      currency: 'USD',
      occurredAt: NOW.toISOString(),
    });
    expect(lonely).toMatchObject({ attributed: false, reason: 'no-touch' });
    expect(await getAttributionOfConversion(manager, lonely.id)).toMatchObject({
      attributed: false,
      owedReferralId: null,
    });
    const input = { code: second.code, reason };
    const effect = await previewOverride(manager, { conversionId: lonely.id }, input);
    expect(effect).toMatchObject({ takenBack: [], kept: [], referrerId: second.referrerId, reason: null });
    expect(await overrideConversion(manager, lonely.id, input)).toMatchObject({ winner: { code: second.code } });
    await expect(overrideConversion(manager, crypto.randomUUID(), input)).rejects.toMatchObject({ status: 404 });
    await expect(overrideConversion(manager, 'x', input)).rejects.toMatchObject({ status: 404 });
    await expect(getAttributionOfConversion(await anOrganization(), lonely.id)).rejects.toMatchObject({ status: 404 });
    expect(await standing(database.owner, lonely.id)).toHaveLength(2);
    await expectBooks(database.owner, ctx);
  });

  it('lets one of two at once win, and tells the other by whom', async () => {
    const { first, second } = await twoCodes();
    const third = await anotherCode(database.owner, ctx, first);
    const results = await Promise.allSettled(
      [second, third].map(({ code }) => overrideAttribution(manager, first.referralId, { code, reason })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ status: 409, code: 'decided-meanwhile' });
    expect(lost.reason.message).toContain('The manager has decided this in the meantime');
    await expectBooks(database.owner, ctx);
  });

  it('says beforehand what it would do, and does nothing', async () => {
    const { first, second } = await twoCodes();
    const effect = await previewOverride(manager, { referralId: first.referralId }, { code: second.code, reason });
    expect(effect).toMatchObject({
      takenBack: [{ recipientId: first.referrerId, amountMinor: 5000, status: 'pending' }],
      granted: [{ recipientId: second.referrerId, recipientName: 'Eva', amountMinor: 5000, requiresApproval: false }],
      kept: [{ recipientId: first.refereeId, amountMinor: 5000 }],
    });
    expect((await getAttribution(ctx, first.referralId)).superseded).toEqual([]);
    await expectBooks(database.owner, ctx);
  });

  it('refuses what the rules forbid, and what is not there', async () => {
    const { first, second } = await twoCodes();
    const inactive = await anotherCode(database.owner, ctx, first, { status: 'inactive' });
    const refuse = (code: string, error: object, more: object = {}) =>
      expect(overrideAttribution(manager, first.referralId, { code, reason, ...more })).rejects.toMatchObject(error);
    await refuse(inactive.code, { status: 422, code: 'referrer-not-eligible', errors: [{ path: 'code' }] });
    await refuse('NOBODY-HAS-IT', { status: 422, errors: [{ path: 'code' }] });
    await refuse(first.code, { status: 409, code: 'already-owed' });
    await refuse('?', { status: 422, errors: [{ path: 'code' }] });
    await refuse(second.code, { status: 422, errors: [{ path: 'reason' }] }, { reason: ' ' });
    await refuse(second.code, { status: 409, code: 'decided-meanwhile' }, { decisionId: crypto.randomUUID() });
    const own = await anotherCode(database.owner, ctx, first);
    await database.owner`update referral_codes set referrer_id = ${first.refereeId} where id = ${own.codeId}`;
    await refuse(own.code, { code: 'self-referral' });
    const other = await anOrganization();
    await expect(
      overrideAttribution(as(other, 'manager'), first.referralId, { code: second.code, reason }),
    ).rejects.toMatchObject({ status: 404 });
    const { second: stranger } = { second: (await aGrantedReward(database.owner, other)).code };
    await refuse(stranger, { status: 422, errors: [{ path: 'code' }] });
    await expect(
      overrideAttribution(as(ctx, 'viewer'), first.referralId, { code: second.code, reason }),
    ).rejects.toMatchObject({ status: 403 });
    await expectBooks(database.owner, ctx);
  });
});
