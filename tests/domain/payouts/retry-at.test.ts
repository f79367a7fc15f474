import { expect, it } from 'vitest';
import { retryAt } from '@/lib/domain/payouts/retry-at';

const failedAt = new Date('2026-06-01T00:00:00Z');
const hours = (failures: number) => (retryAt(failures, failedAt).getTime() - failedAt.getTime()) / 3_600_000;

it('waits an hour, then twice as long each time, a week at most', () => {
  expect([1, 2, 3, 8].map(hours)).toEqual([1, 2, 4, 128]);
  expect([9, 20, 2000].map(hours)).toEqual([168, 168, 168]);
  expect(hours(0)).toBe(1);
});
