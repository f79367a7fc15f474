import { LEAST_OBSERVATIONS } from './liability-expected';
import { ratio } from './ratios';

/** Credit that came to an end at an age: used, or expired unused. Ages are whole months of 30 × 24 h in the wallet. */
export type CreditEndings = {
  readonly age: number;
  readonly usedMinor: number;
  readonly expiredMinor: number;
  /** How many times credit ended so. */
  readonly observations: number;
};

/** Credit in wallets today that has an end: its age, and the first day of the month in which it expires. */
export type HeldCredit = { readonly age: number; readonly month: string; readonly minor: number };

export type BreakageRate = {
  readonly age: number;
  readonly observations: number;
  /** Of credit that has come to this age, the part that expires unused; null without enough observations. */
  readonly rate: number | null;
};

export type Breakage = {
  readonly observations: number;
  readonly usedMinor: number;
  readonly expiredMinor: number;
  /** Expired ÷ (expired + used), at all ages; null without enough observations. */
  readonly rate: number | null;
  readonly byAge: readonly BreakageRate[];
  /** Of the credit held today, what will probably expire, by the months given. */
  readonly months: readonly number[];
  readonly laterMinor: number;
};

/**
 * How much credit will probably expire unused. What has lain for long is used less: the rate of an age looks only at credit that
 * came to that age. Never more than `creditMinor`, which is what all wallets hold.
 */
export function breakageOf(
  endings: readonly CreditEndings[],
  held: readonly HeldCredit[],
  months: readonly string[],
  creditMinor: number,
): Breakage {
  const whole = from(endings, 0);
  const amounts = months.map(() => 0);
  let laterMinor = 0;
  let left = Math.max(0, creditMinor);
  for (const { age, month, minor } of held.toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))) {
    const expires = Math.min(left, Math.floor(minor * (from(endings, age).rate ?? 0)));
    left -= expires;
    const index = months.indexOf(month);
    if (index < 0) laterMinor += expires;
    else amounts[index] = (amounts[index] as number) + expires;
  }
  const ages = [...new Set([...endings, ...held].map(({ age }) => age))].sort((a, b) => a - b);
  const byAge = ages.map((age) => {
    const { observations, rate } = from(endings, age);
    return { age, observations, rate };
  });
  return { ...whole, byAge, months: amounts, laterMinor };
}

function from(endings: readonly CreditEndings[], age: number) {
  const old = endings.filter((ending) => ending.age >= age);
  const sum = (of: (ending: CreditEndings) => number) => old.reduce((total, ending) => total + of(ending), 0);
  const observations = sum((ending) => ending.observations);
  const usedMinor = sum((ending) => ending.usedMinor);
  const expiredMinor = sum((ending) => ending.expiredMinor);
  const rate = observations < LEAST_OBSERVATIONS ? null : ratio(expiredMinor, expiredMinor + usedMinor);
  return { observations, usedMinor, expiredMinor, rate };
}
