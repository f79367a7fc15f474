export type Brought = { readonly referrerId: string; readonly refereeId: string };

/**
 * The shortest way in which the friend himself led to the referrer (A brought B, B brought A, or through others): the ids from
 * the friend to the referrer, both included; null without one, or when it has more than `maxPeople`.
 */
export function findRing(
  brought: readonly Brought[],
  referrerId: string,
  refereeId: string,
  maxPeople = 8,
): readonly string[] | null {
  if (referrerId === refereeId) return null;
  const next = new Map<string, string[]>();
  for (const edge of brought) next.set(edge.referrerId, [...(next.get(edge.referrerId) ?? []), edge.refereeId]);
  const cameFrom = new Map<string, string | null>([[refereeId, null]]);
  let ring: readonly string[] = [refereeId];
  for (let people = 1; people < maxPeople && ring.length > 0; people += 1) {
    const found: string[] = [];
    for (const id of ring) {
      // In the order of ids, so that of two shortest ways the same one is named whatever the order of the rows.
      for (const to of [...(next.get(id) ?? [])].sort()) {
        if (cameFrom.has(to)) continue;
        cameFrom.set(to, id);
        if (to === referrerId) return wayTo(to, cameFrom);
        found.push(to);
      }
    }
    ring = found.sort();
  }
  return null;
}

function wayTo(id: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const way = [id];
  for (let at = cameFrom.get(id); at; at = cameFrom.get(at)) way.unshift(at);
  return way;
}
