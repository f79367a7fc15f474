import { applyBps, BPS } from '../money/money';
import { calculate } from '../rewards/calculate';
import { sayBps } from '../rewards/receipt';
import { type Finding, sayAmount } from './finding';
import type { ProgramProblem } from './problems';
import type { Rewards } from './rewards-schema';
import { daysOf } from './scenarios';
import { type CheckInput, scenarioFacts } from './worst-case';

type Path = ProgramProblem['path'];
type Rate = { readonly rateBps?: number; readonly capMinor?: number };

/** Rules beside the prices of the school: percentages that pass the limit, and friends who get more than a course costs. */
export function priceFindings(input: CheckInput): Finding[] {
  const over = percentages(input.definition.rewards).flatMap(([path, rule]) => overLimit(input, path, rule));
  return [...over, ...refereeFindings(input)];
}

/** Every rule that may be a percentage. A tier without a cap has that of the base. */
function percentages({ referrer, referee, tiers, bonuses, courses }: Rewards): [Path, Rate][] {
  const base = [
    [['rewards', 'referrer'], referrer],
    [['rewards', 'referee'], referee],
  ] as [Path, Rate | undefined][];
  const all: [Path, Rate | undefined][] = [
    ...base,
    ...tiers.map((tier, index): [Path, Rate] => [
      ['rewards', 'tiers', index],
      { ...tier, capMinor: tier.capMinor ?? referrer?.capMinor },
    ]),
    ...bonuses.map((bonus, index): [Path, Rate] => [['rewards', 'bonuses', index], bonus]),
    ...courses.flatMap((course, index): [Path, Rate | undefined][] => [
      [['rewards', 'courses', index, 'referrer'], course.referrer],
      [['rewards', 'courses', index, 'referee'], course.referee],
    ]),
  ];
  return all.filter((entry): entry is [Path, Rate] => entry[1]?.rateBps !== undefined);
}

function overLimit(input: CheckInput, path: Path, { rateBps = 0, capMinor }: Rate): Finding[] {
  const { limitMinor, highestPriceMinor, currency } = input;
  if (rateBps === 0 || (capMinor !== undefined && capMinor <= limitMinor)) return [];
  const code = 'percentage-over-limit';
  const limit = sayAmount(limitMinor, currency);
  if (highestPriceMinor === null) {
    const amountMinor = Math.floor((limitMinor * BPS) / rateBps);
    const from = sayAmount(amountMinor, currency);
    const message = `Above a net value of ${from}, ${sayBps(rateBps)} is more than the limit of ${limit} and is cut. A cap says it first.`;
    const params = { amountMinor, rateBps, limitMinor };
    return [{ code, severity: 'advice', path, message, key: 'percentage-over-limit', params }];
  }
  const most = applyBps(highestPriceMinor, rateBps);
  if (most <= limitMinor) return [];
  const message = `${sayBps(rateBps)} of the dearest course is ${sayAmount(most, currency)}; the limit of ${limit} cuts it. A cap says it first.`;
  const params = { amountMinor: most, rateBps, limitMinor };
  return [{ code, severity: 'warning', path, message, key: 'percentage-of-dearest', params }];
}

/**
 * A friend who gets more than the course costs. A discount above the price of every course can never be taken, so that is an
 * error; in other kinds, or above the cheapest course only, it is asked about.
 */
function refereeFindings(input: CheckInput): Finding[] {
  const { lowestPriceMinor, highestPriceMinor, currency } = input;
  const { referee, courses } = input.definition.rewards;
  if (lowestPriceMinor === null || highestPriceMinor === null) return [];
  const rules = [
    { path: ['rewards', 'referee'], rule: referee, course: null, cheapest: lowestPriceMinor },
    // Which of the prices is that of these courses is not known here: only what passes them all is told.
    ...courses.map(({ referee: rule, courseExternalIds: [course = null] }, index) => {
      return { path: ['rewards', 'courses', index, 'referee'], rule, course, cheapest: highestPriceMinor };
    }),
  ];
  return rules.flatMap(({ path, rule, course, cheapest }): Finding[] => {
    if (!rule || rule.rateBps !== undefined) return [];
    const amountMinor = mostForReferee(input, course);
    if (amountMinor <= cheapest) return [];
    const isAboveAll = amountMinor > highestPriceMinor;
    const priceMinor = isAboveAll ? highestPriceMinor : cheapest;
    const price = sayAmount(priceMinor, currency);
    const which = isAboveAll ? 'even the dearest course' : 'a course';
    const message = `The friend gets ${sayAmount(amountMinor, currency)}, more than ${which} of ${price}.`;
    const severity = isAboveAll && rule.kind === 'discount' ? 'error' : 'warning';
    const code = 'referee-more-than-course';
    const key = isAboveAll ? 'referee-more-than-any' : code;
    return [{ code, severity, path, message, key, params: { amountMinor, limitMinor: priceMinor } }];
  });
}

/** With the best promotion, and within the limit. */
function mostForReferee(input: CheckInput, courseExternalId: string | null): number {
  const { rewards } = input.definition;
  const alone: Rewards = { ...rewards, referrer: undefined, tiers: [], bonuses: [] };
  const amounts = daysOf(rewards, input.startsOn).map((day) => {
    const facts = scenarioFacts(input, { courseExternalId, rewardedCount: 1, day });
    const { lines } = calculate(alone, facts);
    return lines.reduce((sum, { side, amountMinor }) => (side === 'referee' ? sum + amountMinor : sum), 0);
  });
  return Math.max(...amounts);
}
