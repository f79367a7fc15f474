import { expect, it } from 'vitest';
import { wholeTimeline } from '@/lib/services/referrals/whole-timeline';

const at = (hour: number) => new Date(Date.UTC(2026, 8, 1, hour));
const told = (type: string, hour: number) => ({ type, occurredAt: at(hour).toISOString(), data: {} });
const visit = (hour: number) => ({ channel: 'qr', source: null, occurredAt: at(hour) });
const shown = (entries: ReturnType<typeof wholeTimeline>) =>
  entries.map(({ type, occurredAt }) => [type, new Date(occurredAt).getUTCHours()]);

it('is in order, tells each visit once, and what was granted after what it was granted for', () => {
  const grants = [{ rewardId: 'w', side: 'referrer', amountMinor: 1, currency: 'USD', occurredAt: at(5) }];
  const entries = wholeTimeline(
    [told('converted', 5), told('shared', 1), told('lead', 3), told('touched', 2), told('touched', 4), told('paid', 9)],
    [visit(1), visit(2)],
    grants,
  );
  expect(shown(entries)).toEqual([
    ['shared', 1],
    ['visited', 2],
    ['lead', 3],
    ['touched', 4],
    ['converted', 5],
    ['granted', 5],
    ['paid', 9],
  ]);
  expect(entries[0]?.data).toEqual({ channel: 'qr', source: null });
});

it('begins with the first use of the link, also when another was the one that counted', () => {
  expect(shown(wholeTimeline([told('shared', 3), told('lead', 4)], [visit(1), visit(3)], []))).toEqual([
    ['shared', 1],
    ['visited', 3],
    ['lead', 4],
  ]);
  expect(shown(wholeTimeline([told('shared', 3)], [visit(1)], []))).toEqual([
    ['shared', 1],
    ['visited', 3],
  ]);
});

it('is what was written down where no visit is known', () => {
  expect(shown(wholeTimeline([told('lead', 2), told('shared', 1)], [], []))).toEqual([
    ['shared', 1],
    ['lead', 2],
  ]);
  expect(wholeTimeline([], [], [])).toEqual([]);
});
