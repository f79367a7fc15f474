import { publicName } from '../people/public-name';

/** How somebody is called where others read: first name and initial; a minor by the first name only. */
export function communityName(person: {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly shownName: string | null;
  readonly isMinor: boolean;
}): string | null {
  const first = person.shownName ?? publicName(person.firstName);
  if (first === null) return null;
  const initial = person.isMinor ? null : (/\p{L}/u.exec(person.lastName ?? '')?.[0] ?? null);
  return initial === null ? first : `${first} ${initial.toLocaleUpperCase('en')}.`;
}

/** Places by friends who joined: equal counts share a place, and the next one is as far behind as people are before it. */
export function ranked<Row extends { readonly count: number }>(rows: readonly Row[]): (Row & { place: number })[] {
  const sorted = [...rows].sort((a, b) => b.count - a.count);
  let place = 0;
  return sorted.map((row, index) => {
    if (index === 0 || row.count !== sorted[index - 1]?.count) place = index + 1;
    return { ...row, place };
  });
}
