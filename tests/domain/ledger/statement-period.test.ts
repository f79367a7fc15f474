import { describe, expect, it } from 'vitest';
import { boundsOf, daysOfPeriod } from '@/lib/domain/ledger/statement-period';

describe('daysOfPeriod', () => {
  it.each([
    ['this-month', '2026-09-15', '2026-09-01', '2026-09-15'],
    ['last-month', '2026-01-31', '2025-12-01', '2025-12-31'],
    ['last-month', '2028-03-01', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-03-31', '2026-01-01', '2026-03-31'],
    ['quarter', '2026-04-01', '2026-04-01', '2026-04-01'],
    ['quarter', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['year', '2026-11-24', '2026-01-01', '2026-11-24'],
    ['all', '2026-11-24', null, null],
  ] as const)('%s on %s', (period, today, from, to) => {
    expect(daysOfPeriod(period, today)).toEqual({ from, to });
  });
});

describe('boundsOf', () => {
  it('includes both days, in the time zone, on days of 23 and 25 hours too', () => {
    expect(boundsOf({ from: '2026-03-08', to: '2026-03-08' }, 'America/New_York')).toEqual({
      from: new Date('2026-03-08T05:00:00Z'),
      to: new Date('2026-03-09T04:00:00Z'),
    });
    expect(boundsOf({ from: '2026-11-01', to: '2026-11-01' }, 'America/New_York')).toEqual({
      from: new Date('2026-11-01T04:00:00Z'),
      to: new Date('2026-11-02T05:00:00Z'),
    });
  });

  it('takes instants as they are, and nothing as open', () => {
    const from = new Date('2026-01-01T10:00:00Z');
    expect(boundsOf({ from }, 'Asia/Tokyo')).toEqual({ from, to: null });
    expect(boundsOf({}, 'Asia/Tokyo')).toEqual({ from: null, to: null });
  });
});
