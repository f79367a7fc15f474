import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMovePayout, movePayout, PAYOUT_STATUSES } from '@/lib/domain/payouts/lifecycle';
import { canMoveProgram, moveProgram, PROGRAM_STATUSES } from '@/lib/domain/programs/lifecycle';
import { canMoveRedemption, REDEMPTION_STATUSES } from '@/lib/domain/redemptions/kinds';
import { canMoveReferral, moveReferral, REFERRAL_STATUSES } from '@/lib/domain/referrals/lifecycle';
import { canMoveReward, moveReward, REWARD_STATUSES } from '@/lib/domain/rewards/lifecycle';

/** Every allowed move as `from>to`. */
function moves<Status extends string>(
  statuses: readonly Status[],
  can: (from: Status, to: Status) => boolean,
): string[] {
  return statuses.flatMap((from) => statuses.filter((to) => can(from, to)).map((to) => `${from}>${to}`));
}

describe('lifecycles', () => {
  it('programmes', () => {
    expect(moves(PROGRAM_STATUSES, canMoveProgram)).toEqual([
      'draft>active',
      'active>paused',
      'active>ended',
      'paused>active',
      'paused>ended',
    ]);
    expect(moveProgram('draft', 'active')).toEqual({ ok: true, status: 'active' });
    expect(moveProgram('ended', 'active')).toEqual({
      ok: false,
      reason: 'invalid-transition',
      from: 'ended',
      to: 'active',
    });
  });

  it('referrals', () => {
    expect(moves(REFERRAL_STATUSES, canMoveReferral)).toEqual([
      'pending>converted',
      'pending>rewarded',
      'pending>expired',
      'pending>rejected',
      'converted>rewarded',
      'converted>rejected',
      'rewarded>converted',
      'rewarded>rejected',
      'expired>pending',
      'expired>converted',
      'expired>rewarded',
    ]);
    expect(moveReferral('rejected', 'pending').ok).toBe(false);
  });

  it('rewards', () => {
    expect(moves(REWARD_STATUSES, canMoveReward)).toEqual([
      'pending>approved',
      'pending>cancelled',
      'approved>paid',
      'approved>cancelled',
      'paid>approved',
      'paid>cancelled',
    ]);
    expect(moveReward('cancelled', 'approved').ok).toBe(false);
  });

  it('payouts', () => {
    expect(moves(PAYOUT_STATUSES, canMovePayout)).toEqual(['processing>paid', 'processing>failed', 'paid>reversed']);
    expect(movePayout('failed', 'paid').ok).toBe(false);
  });
});

describe('whatever is asked of a thing, in any order', () => {
  const machines = [
    { name: 'programme', first: 'draft', statuses: PROGRAM_STATUSES, move: moveProgram, final: ['ended'] },
    { name: 'referral', first: 'pending', statuses: REFERRAL_STATUSES, move: moveReferral, final: ['rejected'] },
    { name: 'reward', first: 'pending', statuses: REWARD_STATUSES, move: moveReward, final: ['cancelled'] },
    {
      ...{ name: 'redemption', first: 'open', statuses: REDEMPTION_STATUSES },
      move: (from: (typeof REDEMPTION_STATUSES)[number], to: (typeof REDEMPTION_STATUSES)[number]) =>
        canMoveRedemption(from, to) ? { ok: true, status: to } : { ok: false },
      final: ['used', 'fulfilled', 'cancelled', 'expired'],
    },
    { name: 'payout', first: 'processing', statuses: PAYOUT_STATUSES, move: movePayout, final: ['failed', 'reversed'] },
  ] as const;

  it.each(machines)('no $name leaves a terminal state: $final', ({ first, statuses, move, final }) => {
    const steps = fc.array(fc.constantFrom(...(statuses as readonly string[])), { maxLength: 40 });
    const isFinal = (status: string) => (final as readonly string[]).includes(status);
    fc.assert(
      fc.property(steps, (asked) => {
        let status: string = first;
        for (const to of asked) {
          const moved = (move as (from: string, to: string) => { ok: boolean; status?: string })(status, to);
          if (isFinal(status)) expect(moved.ok).toBe(false);
          if (!moved.ok) continue;
          expect(moved.status).toBe(to);
          expect(to).not.toBe(status);
          status = to;
        }
      }),
      { numRuns: 1000 },
    );
    // Those are all there are: from every other state something can still happen.
    const open = statuses.filter((from) =>
      statuses.some((to) => (move as (a: string, b: string) => { ok: boolean })(from, to).ok),
    );
    expect(statuses.filter((status) => !(open as readonly string[]).includes(status))).toEqual(final);
  });
});
