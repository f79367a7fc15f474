import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOccurrence, parseCron } from '@/inngest/local/cron';

const next = (cron: string, after: string) => nextOccurrence(cron, new Date(after)).toISOString();

describe('the next occurrence of a cron expression', () => {
  it.each([
    ['* * * * *', '2026-03-01T10:00:00Z', '2026-03-01T10:01:00.000Z'],
    ['*/15 * * * *', '2026-03-01T10:14:59Z', '2026-03-01T10:15:00.000Z'],
    ['5/20 * * * *', '2026-03-01T10:26:00Z', '2026-03-01T10:45:00.000Z'],
    ['0 9-17/4 * * mon-fri', '2026-03-06T17:30:00Z', '2026-03-09T09:00:00.000Z'],
    ['30 6 1 jan *', '2026-01-01T06:30:00Z', '2027-01-01T06:30:00.000Z'],
    ['0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['0 0 13 * 5', '2026-03-01T00:00:00Z', '2026-03-06T00:00:00.000Z'],
    ['0 0 * * 7', '2026-03-02T00:00:00Z', '2026-03-08T00:00:00.000Z'],
    ['@daily', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00.000Z'],
    ['@hourly', '2026-03-01T00:59:00Z', '2026-03-01T01:00:00.000Z'],
    ['0,30 8 ? * *', '2026-03-01T08:00:00Z', '2026-03-01T08:30:00.000Z'],
  ])('%s after %s', (cron, after, expected) => expect(next(cron, after)).toBe(expected));

  it('reads the clock of its time zone', () => {
    expect(next('TZ=Europe/Vienna 0 5 * * *', '2026-01-10T12:00:00Z')).toBe('2026-01-11T04:00:00.000Z');
    expect(next('TZ=Europe/Vienna 0 5 * * *', '2026-07-10T12:00:00Z')).toBe('2026-07-11T03:00:00.000Z');
    expect(next('CRON_TZ=Asia/Kolkata 0 0 * * *', '2026-07-10T18:29:00Z')).toBe('2026-07-10T18:30:00.000Z');
  });

  it('leaves out a time that daylight saving skips, and comes once for one that it repeats', () => {
    expect(next('TZ=Europe/Vienna 30 2 * * *', '2026-03-28T12:00:00Z')).toBe('2026-03-30T00:30:00.000Z');
    const once = next('TZ=Europe/Vienna 30 2 * * *', '2026-10-24T12:00:00Z');
    expect(once).toBe('2026-10-25T00:30:00.000Z');
    expect(next('TZ=Europe/Vienna 30 2 * * *', once)).toBe('2026-10-26T01:30:00.000Z');
  });

  it('is after the given instant, and nothing that fits lies between', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const minute = fc.integer({ min: 0, max: 59 });
    const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(hour, minute, instant, (h, m, after) => {
        const found = nextOccurrence(`${m} ${h} * * *`, after);
        expect([found.getUTCHours(), found.getUTCMinutes()]).toEqual([h, m]);
        expect(found.getTime() - after.getTime()).toBeGreaterThan(0);
        expect(found.getTime() - after.getTime()).toBeLessThanOrEqual(86_400_000);
      }),
    );
  });

  it.each([
    '* * * *',
    '60 * * * *',
    'x * * * *',
    '* 24 * * *',
    '*/0 * * * *',
    '5-1 * * * *',
    'TZ=Mars/Base 0 0 * * *',
    '',
  ])('refuses "%s"', (cron) => expect(() => parseCron(cron)).toThrow(/cron expression|between/));

  it('refuses what never comes', () => {
    expect(() => nextOccurrence('0 0 31 2 *', new Date('2026-01-01'))).toThrow('never comes');
  });
});
