import { describe, expect, it } from 'vitest';
import { listQuestions } from '@/lib/services/attribution/question-reads';
import { verifyAudit } from '@/lib/services/audit/verify-audit';
import { getBoard, listModeration } from '@/lib/services/community/board-reads';
import { listChallenges } from '@/lib/services/community/challenge-reads';
import { systemCtx } from '@/lib/services/context';
import { listFraudCases } from '@/lib/services/fraud/reads';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { findOrganizationId, listStaff } from '@/lib/services/organizations/reads';
import { listPrograms } from '@/lib/services/programs/reads';
import { listItems } from '@/lib/services/redemptions/merchandise';
import { listRedemptions } from '@/lib/services/redemptions/reads';
import { seedDemo } from '@/scripts/seed/seed-demo';
import { useDatabase } from '../setup/database';

const database = useDatabase();

describe('seedDemo', () => {
  it('makes one school that has something of everything, right to the cent', async () => {
    const now = new Date();
    await Promise.all([seedDemo(now), seedDemo(now)]);
    const id = await findOrganizationId('demo');
    const ctx = systemCtx(String(id), now);
    const organizations = await database.owner`select slug from organizations`;
    expect(organizations).toEqual([{ slug: 'demo' }]);
    expect((await listStaff(ctx)).map(({ role }) => role).toSorted()).toEqual([
      'finance',
      'manager',
      'owner',
      'viewer',
    ]);
    expect((await listPrograms(ctx)).data.map(({ status }) => status)).toEqual(['draft', 'active', 'active']);
    const rewards = await database.owner`select distinct status from referral_rewards order by 1`;
    expect(rewards.map(({ status }) => status)).toEqual(
      ['approved', 'cancelled', 'paid', 'pending'].filter((status) => status !== 'approved'),
    );
    const waiting = await database.owner`select from referral_rewards where status = 'pending' and requires_approval`;
    expect(waiting.length).toBeGreaterThan(0);
    const referrals = await database.owner`select distinct status from referrals order by 1`;
    expect(referrals.map(({ status }) => status)).toEqual(['converted', 'expired', 'pending', 'rewarded']);
    const payouts = await database.owner`select distinct status from payouts`;
    expect(payouts).toEqual([{ status: 'paid' }]);
    const board = await getBoard(ctx);
    expect(board).toMatchObject({ isOpen: true, nextCursor: null });
    expect(board.posts[0]).toMatchObject({ author: 'Grace L.', replies: [{ author: 'Emma R.' }] });
    expect((await listModeration(ctx)).map(({ author, reports }) => [author, reports])).toEqual([
      ['Kira N.', 1],
      ['Jonas W.', 3],
      ['Daniel O.', 0],
    ]);
    expect((await listChallenges(ctx)).map(({ state }) => state).toSorted()).toEqual(['over', 'running']);
    expect((await listQuestions(ctx)).data.map(({ friendName, status }) => [friendName, status])).toEqual([
      ['Fred', 'open'],
    ]);
    const items = await listItems(ctx);
    expect(items.filter(({ isActive }) => isActive)).toHaveLength(5);
    const redeemed = await listRedemptions(ctx, { limit: 100 });
    expect(redeemed.data.map(({ kind, status }) => `${kind} ${status}`).toSorted()).toEqual([
      'course-credit used',
      'discount expired',
      'discount open',
      'discount used',
      'merchandise cancelled',
      'merchandise fulfilled',
      'merchandise requested',
      'merchandise requested',
    ]);
    const gifts = await database.owner`select status from credit_gifts order by 1`;
    expect(gifts.map(({ status }) => status)).toEqual(['open', 'taken']);
    const cases = await listFraudCases(ctx);
    expect(cases.waiting).toBe(2);
    expect(
      cases.data.map(({ refereeName, status, score, signals }) => [
        refereeName,
        status,
        score,
        signals.map(({ reason }) => reason),
      ]),
    ).toEqual([
      ['Rick Moss', 'open', 90, ['browser-of-the-referrer', 'address-of-the-friend', 'network-of-the-referrer']],
      ['Carla Mendes', 'cleared', 55, ['already-a-customer']],
      ['Anna Keller', 'appealed', 75, ['same-mailbox']],
    ]);
    expect((await trialBalance(ctx)).currencies.map(({ sumMinor }) => sumMinor)).toEqual([0]);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
    expect(await verifyAudit(ctx)).toMatchObject({ ok: true });
  }, 120_000);
});
