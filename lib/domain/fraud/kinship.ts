import type { PersonFacts } from './facts';

/** How two people seem to be family: the school has it in its books, they share a surname, or neither. */
export type Kinship = 'guardian' | 'surname' | 'none';

/**
 * What a family shares (a home, a tablet, an account) says little of two people who are one. The books of the school say so for
 * certain; one surname with two given names only may. A phone does not: whoever invents a friend can give his own.
 */
export function kinshipOf(a: PersonFacts, b: PersonFacts): Kinship {
  if (a.id === b.id) return 'none';
  if (a.guardianId === b.id || b.guardianId === a.id) return 'guardian';
  if (a.guardianId !== null && a.guardianId === b.guardianId) return 'guardian';
  const [surname, given] = [plainName(a.lastName), plainName(a.firstName)];
  const isNamesake = surname !== '' && surname === plainName(b.lastName);
  return isNamesake && given !== '' && plainName(b.firstName) !== '' && given !== plainName(b.firstName)
    ? 'surname'
    : 'none';
}

/** A name as it is compared: without case, accents and extra spaces; empty when there is none. */
export function plainName(name: string | null): string {
  const letters = (name ?? '').normalize('NFKD').replace(/\p{M}/gu, '');
  return letters.toLowerCase().replace(/\s+/g, ' ').trim();
}
