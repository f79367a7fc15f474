/** A published version's number and the instant from which it holds; null while it is a draft. */
export type VersionDates = { readonly version: number; readonly inForceFrom: Date | null };

/**
 * From when a version holds: the first from the programme's start (history may be imported), a later one from its
 * publication (product.md, "Rewards, exactly").
 */
export function inForceFrom(version: number, startsAt: Date, publishedAt: Date): Date {
  return version === 1 ? startsAt : publishedAt;
}

/** The version in force at `at`: the highest number that holds by then; undefined before the first. Any order of input. */
export function versionInForce<V extends VersionDates>(versions: readonly V[], at: Date): V | undefined {
  let found: V | undefined;
  for (const candidate of versions) {
    if (!candidate.inForceFrom || candidate.inForceFrom > at) continue;
    if (!found || candidate.version > found.version) found = candidate;
  }
  return found;
}
