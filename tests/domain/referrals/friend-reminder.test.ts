import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '@/lib/domain/common/days';
import { friendReminderDaysSchema, friendReminderWindow } from '@/lib/domain/referrals/friend-reminder';
import { NOW } from '@/tests/factories/organization';

describe('when a friend is reminded', () => {
  it('is from 1 to 30 whole days after he left his name, or never', () => {
    for (const days of [1, 30, null]) expect(friendReminderDaysSchema.safeParse(days).success).toBe(true);
    for (const days of [0, 31, 1.5, -1, '3', undefined])
      expect(friendReminderDaysSchema.safeParse(days).success).toBe(false);
  });

  it('is not before its day, and not a week after it any more', () => {
    const { from, to } = friendReminderWindow(NOW, 3);
    expect(to).toEqual(new Date('2026-09-12T12:00:00Z'));
    expect(from).toEqual(new Date('2026-09-05T12:00:00Z'));
  });

  it('property: looked at hourly, every friend falls into the window at some look', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 60 * DAY_MS }), (days, offset) => {
        const leftAt = new Date(NOW.getTime() + offset);
        const due = new Date(leftAt.getTime() + days * DAY_MS);
        const look = new Date(Math.ceil(due.getTime() / 3_600_000) * 3_600_000);
        const { from, to } = friendReminderWindow(look, days);
        expect(leftAt > from && leftAt <= to).toBe(true);
      }),
    );
  });
});
