export type ChallengeTimes = { readonly startsAt: Date; readonly endsAt: Date; readonly endedAt: Date | null };
export type ChallengeState = 'upcoming' | 'running' | 'over';

/** Where a challenge stands at an instant; both ends are included, and the school may end it early. */
export function challengeState({ startsAt, endsAt, endedAt }: ChallengeTimes, now: Date): ChallengeState {
  if (endsAt < now || (endedAt !== null && endedAt <= now)) return 'over';
  return startsAt > now ? 'upcoming' : 'running';
}

/** The last instant that counts. */
export function countsUntil({ endsAt, endedAt }: ChallengeTimes): Date {
  return endedAt !== null && endedAt < endsAt ? endedAt : endsAt;
}
