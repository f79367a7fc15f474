import { describe, expect, it } from 'vitest';
import { verifyAudit } from '@/lib/services/audit/verify-audit';
import { getBoard, listModeration } from '@/lib/services/community/board-reads';
import { listChallenges } from '@/lib/services/community/challenge-reads';
import { systemCtx } from '@/lib/services/context';
import { trialBalance } from '@/lib/services/ledger/reads';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import { findOrganizationId, listStaff } from '@/lib/services/organizations/reads';
import { listPrograms } from '@/lib/services/programs/reads';
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
    expect((await trialBalance(ctx)).currencies.map(({ sumMinor }) => sumMinor)).toEqual([0]);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
    expect(await verifyAudit(ctx)).toMatchObject({ ok: true });
  }, 120_000);
});
