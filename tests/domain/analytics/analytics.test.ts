import { describe, expect, it } from 'vitest';
import { nextPeriod, periodBefore, periodOf, periodStart, periodsBetween } from '@/lib/domain/analytics/periods';
import { change, costPerAcquisitionMinor, ratio, returnOnInvestment } from '@/lib/domain/analytics/ratios';
import { analyticsQuerySchema, boundDay } from '@/lib/domain/analytics/schema';

describe('ratios', () => {
  it('of nothing are null, not nought', () => {
    expect(ratio(0, 0)).toBeNull();
    expect(ratio(5, 0)).toBeNull();
    expect(ratio(0, 5)).toBe(0);
    expect(ratio(1, 4)).toBe(0.25);
    expect(costPerAcquisitionMinor(5000, 0)).toBeNull();
    expect(costPerAcquisitionMinor(10_001, 2)).toBe(5001);
    expect(costPerAcquisitionMinor(10_000, 3)).toBe(3333);
    expect(returnOnInvestment(40_000, 10_000)).toBe(3);
    expect(returnOnInvestment(40_000, 0)).toBeNull();
    expect(change(150, 100)).toBe(0.5);
    expect(change(150, 0)).toBeNull();
  });
});

describe('periods', () => {
  it.each([
    ['2026-06-15', 'day', '2026-06-15'],
    ['2026-06-15', 'week', '2026-06-15'], // a Monday
    ['2026-06-21', 'week', '2026-06-15'], // a Sunday
    ['2026-01-01', 'week', '2025-12-29'],
    ['2026-06-15', 'month', '2026-06-01'],
  ] as const)('%s lies in the %s of %s', (day, granularity, start) =>
    expect(periodStart(day, granularity)).toBe(start),
  );

  it('follow each other without a gap', () => {
    expect(periodsBetween('2024-02-28', '2024-03-01', 'day')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(periodsBetween('2026-06-21', '2026-06-22', 'week')).toEqual(['2026-06-15', '2026-06-22']);
    expect(periodsBetween('2025-12-31', '2026-02-01', 'month')).toEqual(['2025-12-01', '2026-01-01', '2026-02-01']);
    expect(periodsBetween('2026-02-01', '2026-01-01', 'month')).toEqual([]);
    expect(nextPeriod('2026-02-01', 'month')).toBe('2026-03-01');
    expect(nextPeriod('2026-01-01', 'month')).toBe('2026-02-01');
  });

  it('are of the organisation’s time zone', () => {
    const newYear = new Date('2026-01-01T04:59:59Z');
    expect(periodOf(newYear, 'month', 'America/New_York')).toBe('2025-12-01');
    expect(periodOf(newYear, 'month', 'Europe/London')).toBe('2026-01-01');
  });

  it('have as long a one before', () => {
    expect(periodBefore('2026-06-01', '2026-06-30')).toEqual({ from: '2026-05-02', to: '2026-05-31' });
    expect(periodBefore('2026-06-01', '2026-06-01')).toEqual({ from: '2026-05-31', to: '2026-05-31' });
  });
});

describe('a query', () => {
  it('takes days or instants, in order', () => {
    expect(analyticsQuerySchema.parse({})).toEqual({});
    expect(analyticsQuerySchema.safeParse({ from: '2026-01-01', to: '2026-01-01' }).success).toBe(true);
    expect(analyticsQuerySchema.safeParse({ from: '2026-01-01T00:00:00Z', to: '2026-02-01' }).success).toBe(true);
    expect(analyticsQuerySchema.safeParse({ from: '2026-01-02', to: '2026-01-01' }).success).toBe(false);
    expect(analyticsQuerySchema.safeParse({ from: 'June' }).success).toBe(false);
    expect(analyticsQuerySchema.safeParse({ granularity: 'year' }).success).toBe(false);
    expect(boundDay('2026-01-01', 'America/New_York')).toBe('2026-01-01');
    expect(boundDay('2026-01-01T00:00:00Z', 'America/New_York')).toBe('2025-12-31');
  });
});
