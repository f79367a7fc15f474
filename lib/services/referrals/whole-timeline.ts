export interface TimelineEntry {
  type: string;
  occurredAt: string;
  data: Record<string, unknown>;
}

type Visit = { channel: string; source: string | null; occurredAt: Date };
type Grant = { rewardId: string; side: string; amountMinor: number; currency: string; occurredAt: Date };

// What comes first of what happens in one instant.
const ORDER = ['shared', 'visited', 'touched', 'lead', 'milestone', 'below-trigger', 'converted', 'granted'];

/**
 * What was written down of a referral, with each counted visit and each reward that was granted, in order. The visit that made
 * it is its first entry already, and one that let it wait longer is told once, as a visit.
 */
export function wholeTimeline(
  told: readonly TimelineEntry[],
  visits: readonly Visit[],
  grants: readonly Grant[],
): TimelineEntry[] {
  const at = (entry: { occurredAt: string | Date }) => new Date(entry.occurredAt).getTime();
  const first = new Set(told.filter(({ type }) => type === 'shared').map(at));
  const seen = visits.filter((visit) => !first.has(at(visit)));
  const seenAt = new Set(seen.map(at));
  const kept = told.filter((entry) => entry.type !== 'touched' || !seenAt.has(at(entry)));
  const entries = [
    ...kept,
    ...seen.map(({ channel, source, occurredAt }) => entry('visited', occurredAt, { channel, source })),
    ...grants.map(({ occurredAt, ...data }) => entry('granted', occurredAt, data)),
  ];
  return entries.toSorted((a, b) => at(a) - at(b) || rank(a) - rank(b));
}

function entry(type: string, occurredAt: Date, data: Record<string, unknown>): TimelineEntry {
  return { type, occurredAt: occurredAt.toISOString(), data };
}

function rank({ type }: TimelineEntry): number {
  const place = ORDER.indexOf(type);
  return place === -1 ? ORDER.length : place;
}
