import { describe, expect, it } from 'vitest';
import { MAX_POLLS, pollDelaySeconds } from '@/lib/domain/payouts/poll-delay';

describe('asking the bank', () => {
  it('begins at once, never sooner than before, and ends after about a week', () => {
    const delays = Array.from({ length: MAX_POLLS }, (_, count) => pollDelaySeconds(count));
    expect(delays[0]).toBe(1);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    const days = delays.reduce((sum, seconds) => sum + seconds, 0) / 86_400;
    expect(days).toBeGreaterThan(7);
    expect(days).toBeLessThan(8);
  });
});
