import { randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Letters that no other test has, in upper case: for codes, names and numbers that are looked for again. */
export function newMark(): string {
  return Array.from({ length: 9 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** As a name is written. */
export const asName = (mark: string) => mark.charAt(0) + mark.slice(1).toLowerCase();

/** An ISO instant so many days ago. */
export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
