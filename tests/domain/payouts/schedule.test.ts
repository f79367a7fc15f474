import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn } from '@/lib/domain/common/days';
import {
  isDue,
  lastRunForNewSchedule,
  nextRunAt,
  type PayoutSchedule,
  payoutScheduleSchema,
} from '@/lib/domain/payouts/schedule';

const ZONE = 'America/New_York';
const monday: PayoutSchedule = { kind: 'weekly', weekday: 1 };
const fifteenth: PayoutSchedule = { kind: 'monthly', day: 15 };
const on = (text: string) => new Date(text);

describe('isDue', () => {
  it.each<[string, PayoutSchedule, string, string | null, boolean]>([
    ['at once, always', { kind: 'at-once' }, '2026-09-15T12:00:00Z', '2026-09-15T11:59:00Z', true],
    ['Monday has not begun in New York', monday, '2026-09-14T03:59:59Z', '2026-09-07T12:00:00Z', false],
    ['Monday begins in New York', monday, '2026-09-14T04:00:00Z', '2026-09-07T12:00:00Z', true],
    ['Monday has run', monday, '2026-09-14T23:00:00Z', '2026-09-14T04:00:30Z', false],
    ['Tuesday, Monday has run', monday, '2026-09-15T12:00:00Z', '2026-09-14T04:00:30Z', false],
    ['Tuesday, Monday was missed', monday, '2026-09-15T12:00:00Z', '2026-09-07T04:00:30Z', true],
    ['three Mondays were missed', monday, '2026-09-30T12:00:00Z', '2026-09-07T04:00:30Z', true],
    ['never ran, and it is Monday', monday, '2026-09-14T12:00:00Z', null, true],
    ['never ran, and it is not', monday, '2026-09-15T12:00:00Z', null, false],
    ['Sunday is 7', { kind: 'weekly', weekday: 7 }, '2026-09-20T12:00:00Z', '2026-09-13T12:00:00Z', true],
    ['the 15th', fifteenth, '2026-09-15T12:00:00Z', '2026-08-15T12:00:00Z', true],
    ['the 14th', fifteenth, '2026-09-14T12:00:00Z', '2026-08-15T12:00:00Z', false],
    ['the 15th was missed', fifteenth, '2026-10-02T12:00:00Z', '2026-08-15T12:00:00Z', true],
    ['the year turns', { kind: 'monthly', day: 28 }, '2027-01-05T12:00:00Z', '2026-11-28T12:00:00Z', true],
    ['the year has turned', { kind: 'monthly', day: 28 }, '2027-01-05T12:00:00Z', '2026-12-28T12:00:00Z', false],
    ['ran in the last minute of the 14th', fifteenth, '2026-09-15T04:00:00Z', '2026-09-15T03:59:59Z', true],
  ])('%s', (_, schedule, now, last, due) => {
    expect(isDue(on(now), schedule, ZONE, last === null ? null : on(last))).toBe(due);
  });
});

describe('nextRunAt', () => {
  it.each<[PayoutSchedule, string, string | null, string | null]>([
    [{ kind: 'at-once' }, '2026-09-15T12:00:00Z', null, null],
    [monday, '2026-09-15T12:00:00Z', '2026-09-14T12:00:00Z', '2026-09-21T04:00:00.000Z'],
    [monday, '2026-09-15T12:00:00Z', '2026-09-01T12:00:00Z', '2026-09-15T12:00:00.000Z'],
    [fifteenth, '2026-10-20T12:00:00Z', '2026-10-15T12:00:00Z', '2026-11-15T05:00:00.000Z'],
    [{ kind: 'monthly', day: 1 }, '2027-01-31T12:00:00Z', '2027-01-01T12:00:00Z', '2027-02-01T05:00:00.000Z'],
  ])('%j at %s after %s: %s', (schedule, now, last, next) => {
    const found = nextRunAt(on(now), schedule, ZONE, last === null ? null : on(last));
    expect(found?.toISOString() ?? null).toBe(next);
  });
});

it('a schedule that is chosen today runs today, unless it has, and never a day before', () => {
  const now = on('2026-09-14T12:00:00Z');
  const anchor = (last: string | null) => lastRunForNewSchedule(now, ZONE, last === null ? null : on(last));
  expect(isDue(now, monday, ZONE, anchor(null))).toBe(true);
  expect(isDue(now, monday, ZONE, anchor('2026-09-01T12:00:00Z'))).toBe(true);
  expect(isDue(now, monday, ZONE, anchor('2026-09-14T05:00:00Z'))).toBe(false);
  expect(isDue(now, { kind: 'weekly', weekday: 7 }, ZONE, anchor('2026-09-01T12:00:00Z'))).toBe(false);
});

const schedules = fc.oneof(
  fc.integer({ min: 1, max: 7 }).map((weekday): PayoutSchedule => ({ kind: 'weekly', weekday })),
  fc.integer({ min: 1, max: 28 }).map((day): PayoutSchedule => ({ kind: 'monthly', day })),
);
const zones = fc.constantFrom('UTC', 'America/New_York', 'Pacific/Kiritimati', 'Asia/Kathmandu', 'America/St_Johns');
const instants = fc.date({ min: on('2025-01-01T00:00:00Z'), max: on('2030-01-01T00:00:00Z'), noInvalidDate: true });

it('asked every hour, each day of the schedule runs exactly once, and the next run is foretold', () => {
  fc.assert(
    fc.property(schedules, zones, instants, (schedule, zone, start) => {
      let last: Date | null = lastRunForNewSchedule(start, zone, null);
      const ran: string[] = [];
      let foretold: Date | null = null;
      for (let hour = 0; hour < 24 * 70; hour++) {
        const now = new Date(start.getTime() + hour * 3_600_000);
        if (!isDue(now, schedule, zone, last)) continue;
        if (foretold) expect(dayIn(zone, now)).toBe(dayIn(zone, foretold));
        ran.push(dayIn(zone, now));
        last = now;
        foretold = nextRunAt(now, schedule, zone, last);
      }
      expect(new Set(ran).size).toBe(ran.length);
      expect(ran.length).toBeGreaterThanOrEqual(schedule.kind === 'weekly' ? 9 : 2);
      for (const day of ran) {
        if (schedule.kind === 'monthly') expect(Number(day.slice(8))).toBe(schedule.day);
        if (schedule.kind === 'weekly') {
          expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(schedule.weekday % 7);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('takes days that every week and month have', () => {
  for (const bad of [{ kind: 'weekly', weekday: 0 }, { kind: 'monthly', day: 29 }, { kind: 'weekly' }, {}]) {
    expect(payoutScheduleSchema.safeParse(bad).success).toBe(false);
  }
  expect(payoutScheduleSchema.parse(monday)).toEqual(monday);
});
