export type HouseholdFacts = {
  readonly id: string;
  readonly guardianId: string | null;
  /** E.164, when known. */
  readonly phone: string | null;
};

export type Relation = 'none' | 'self' | 'household';

/**
 * Whether two people are of one household as far as the school knows: one is the other's guardian, both have the same
 * guardian, or both gave the same phone. A shared network or surname says nothing (students live in one dorm).
 */
export function sameHousehold(a: HouseholdFacts, b: HouseholdFacts): boolean {
  if (a.id === b.id) return true;
  if (a.guardianId === b.id || b.guardianId === a.id) return true;
  if (a.guardianId !== null && a.guardianId === b.guardianId) return true;
  return a.phone !== null && a.phone === b.phone;
}

/** What the referrer is to the referee, for the attribution. */
export function relationOf(referrer: HouseholdFacts, referee: HouseholdFacts): Relation {
  if (referrer.id === referee.id) return 'self';
  return sameHousehold(referrer, referee) ? 'household' : 'none';
}
