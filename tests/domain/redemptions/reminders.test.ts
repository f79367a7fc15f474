import { describe, expect, it } from 'vitest';
import { giftEnds } from '@/lib/domain/redemptions/gift';
import { dueReminder, isReminderTime } from '@/lib/domain/redemptions/reminders';

const NEW_YORK = 'America/New_York';
// The evening of 30 September in New York.
const end = new Date('2026-10-01T02:00:00Z');
const due = (now: string) => dueReminder(end, new Date(now), NEW_YORK);

describe('dueReminder', () => {
  it('counts days by the calendar of the organisation', () => {
    expect(due('2026-08-31T03:59:59Z')).toBeNull();
    expect(due('2026-08-31T04:00:00Z')).toBe(30);
    expect(due('2026-09-23T03:59:59Z')).toBe(30);
    expect(due('2026-09-23T04:00:00Z')).toBe(7);
    expect(due('2026-09-29T03:59:59Z')).toBe(7);
    expect(due('2026-09-29T04:00:00Z')).toBe(1);
    expect(due('2026-10-01T02:00:00Z')).toBe(1);
    expect(due('2026-10-01T02:00:00.001Z')).toBeNull();
  });

  it('holds over a change of the clock', () => {
    // New York turns its clocks back on 1 November 2026: that day has 25 hours.
    const after = new Date('2026-11-03T04:30:00Z');
    expect(dueReminder(after, new Date('2026-11-01T03:59:59Z'), NEW_YORK)).toBe(7);
    expect(dueReminder(after, new Date('2026-11-01T04:00:00Z'), NEW_YORK)).toBe(1);
  });
});

describe('isReminderTime', () => {
  it('begins at nine by the school’s clock', () => {
    expect(isReminderTime(new Date('2026-09-15T12:59:59Z'), NEW_YORK)).toBe(false);
    expect(isReminderTime(new Date('2026-09-15T13:00:00Z'), NEW_YORK)).toBe(true);
    expect(isReminderTime(new Date('2026-09-16T03:59:59Z'), NEW_YORK)).toBe(true);
    expect(isReminderTime(new Date('2026-09-16T04:00:00Z'), NEW_YORK)).toBe(false);
  });
});

describe('giftEnds', () => {
  it('is in two weeks, or when the first of its credit ends', () => {
    const now = new Date('2026-09-15T12:00:00Z');
    expect(giftEnds([{ expiresAt: null }], now)).toEqual(new Date('2026-09-29T12:00:00Z'));
    expect(giftEnds([{ expiresAt: null }, { expiresAt: end }], now)).toEqual(new Date('2026-09-29T12:00:00Z'));
    const soon = new Date('2026-09-16T00:00:00Z');
    expect(giftEnds([{ expiresAt: end }, { expiresAt: soon }], now)).toEqual(soon);
  });
});
