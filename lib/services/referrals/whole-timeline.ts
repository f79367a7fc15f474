export interface TimelineEntry {
  type: string;
  occurredAt: string;
  data: Record<string, unknown>;
}

type Visit = { channel: string; source: string | null; occurredAt: Date };
type Grant = { rewardId: string; side: string; amountMinor: number; currency: string; occurredAt: Date };

// What comes first of what happens in one instant.
const ORDER = ['shared', 'visited', 'touched', 'lead', 'milestone', 'below-trigger', 'converted', 'granted', 'cut'];

/**
 * What was written down of a referral, with each counted visit and each reward that was granted, in order. It begins with the
 * first use of the link; a visit that it was bound to, or that let it wait longer, is told once.
 */
export function wholeTimeline(
  told: readonly TimelineEntry[],
  visits: readonly Visit[],
  grants: readonly Grant[],
): TimelineEntry[] {
  const seenAt = new Set(visits.map(at));
  const isTold = ({ type }: TimelineEntry) => type === 'shared' || type === 'touched';
  const entries = [
    ...told.filter((known) => !isTold(known) || !seenAt.has(at(known))),
    ...visits.map(({ channel, source, occurredAt }) => entry('visited', occurredAt, { channel, source })),
    ...grants.map(({ occurredAt, ...data }) => entry('granted', occurredAt, data)),
  ].toSorted((a, b) => at(a) - at(b) || rank(a) - rank(b));
  const shared = told.find(({ type }) => type === 'shared');
  const first = entries.findIndex(({ type }) => type === 'shared' || type === 'visited');
  return entries.map((known, index) => {
    if (index === first) return { ...known, type: 'shared', data: { ...shared?.data, ...known.data } };
    return known.type === 'shared' ? { ...known, type: 'visited' } : known;
  });
}

function at({ occurredAt }: { occurredAt: string | Date }): number {
  return new Date(occurredAt).getTime();
}

function entry(type: string, occurredAt: Date, data: Record<string, unknown>): TimelineEntry {
  return { type, occurredAt: occurredAt.toISOString(), data };
}

function rank({ type }: TimelineEntry): number {
  const place = ORDER.indexOf(type);
  return place === -1 ? ORDER.length : place;
}
