import { shiftDay } from '../common/days';
import type { Rewards } from './rewards-schema';

/** One course of each kind that rules and promotions tell apart, and none. */
export function coursesOf(rewards: Rewards): (string | null)[] {
  const lists = [...rewards.courses, ...rewards.promotions].map(({ courseExternalIds }) => new Set(courseExternalIds));
  const kinds = new Map<string, string>();
  for (const course of new Set(lists.flatMap((list) => [...list]))) {
    const kind = lists.map((list) => (list.has(course) ? '1' : '0')).join('');
    if (!kinds.has(kind)) kinds.set(kind, course);
  }
  return [null, ...kinds.values()];
}

/** Every tier's first count, every bonus's, and in each tier the first count at which all repeating bonuses meet. */
export function countsOf(rewards: Rewards): number[] {
  const repeating = rewards.bonuses.filter(({ every }) => every).map(({ atCount }) => atCount);
  const meet = repeating.reduce(leastCommonMultiple, 1);
  const tiers = [1, ...rewards.tiers.map(({ fromCount }) => fromCount)];
  const counts = [
    ...tiers,
    ...tiers.map((count) => Math.ceil(count / meet) * meet),
    ...rewards.bonuses.flatMap(({ atCount, every }) =>
      every ? tiers.map((count) => Math.ceil(count / atCount) * atCount) : [atCount],
    ),
  ];
  return [...new Set(counts)].filter((count) => count <= 1e9);
}

function leastCommonMultiple(a: number, b: number): number {
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y));
  return Math.min((a / divisor(a, b)) * b, 1e12);
}

/** Days on which another set of promotions holds: the start of each and the day after its end. */
export function daysOf(rewards: Rewards, startsOn: string): string[] {
  const days = rewards.promotions.flatMap(({ startsAt, endsAt }) => [startsAt, shiftDay(endsAt, 1)]);
  return [...new Set([startsOn, ...days])];
}
