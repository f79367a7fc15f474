import fc from 'fast-check';
import { expect, it } from 'vitest';
import { budgetUsedBps, conversionRateBps, type HealthFacts, programHealth } from '@/lib/domain/programs/health';

const well: HealthFacts = {
  isActive: true,
  runningDays: 100,
  daysSinceConversion: 1,
  recent: { leads: 20, conversions: 6 },
  before: { leads: 20, conversions: 6 },
  budgetMinor: 10_000,
  budgetSpentMinor: 100,
};
const codes = (change: Partial<HealthFacts>) => programHealth({ ...well, ...change }).map(({ code }) => code);

it.each([
  ['nothing when all is well', {}, []],
  ['nothing of one that does not run', { isActive: false, daysSinceConversion: 400 }, []],
  ['quiet after 30 days', { daysSinceConversion: 30 }, ['quiet']],
  ['not quiet after 29', { daysSinceConversion: 29 }, []],
  ['quiet when none ever came, once it has run for 30 days', { daysSinceConversion: null, runningDays: 30 }, ['quiet']],
  ['not quiet while it is new', { daysSinceConversion: null, runningDays: 29 }, []],
  ['budget low from 90 %', { budgetSpentMinor: 9000 }, ['budget-low']],
  ['budget not low below', { budgetSpentMinor: 8999 }, []],
  ['budget used up', { budgetSpentMinor: 10_000 }, ['budget-used-up']],
  ['a budget of nothing is used up', { budgetMinor: 0, budgetSpentMinor: 0 }, ['budget-used-up']],
  ['no budget, no word', { budgetMinor: null, budgetSpentMinor: 9_999_999 }, []],
  ['rate down by a third', { recent: { leads: 20, conversions: 4 } }, ['rate-down']],
  ['rate down by less', { recent: { leads: 20, conversions: 5 } }, []],
  ['too few to say', { recent: { leads: 9, conversions: 0 } }, []],
  [
    'the worst first',
    { budgetSpentMinor: 10_000, daysSinceConversion: 60, recent: { leads: 20, conversions: 0 } },
    ['budget-used-up', 'quiet', 'rate-down'],
  ],
] as const)('says %s', (_, change, expected) => {
  expect(codes(change as Partial<HealthFacts>)).toEqual(expected);
});

it('has rates and shares in basis points, never above all of it', () => {
  expect(conversionRateBps({ leads: 0, conversions: 3 })).toBeNull();
  expect(conversionRateBps({ leads: 3, conversions: 1 })).toBe(3333);
  expect(conversionRateBps({ leads: 7, conversions: 8 })).toBe(10_000);
  fc.assert(
    fc.property(fc.nat(10 ** 9), fc.nat(10 ** 9), (budgetMinor, budgetSpentMinor) => {
      const used = budgetUsedBps({ ...well, budgetMinor, budgetSpentMinor }) as number;
      expect(used >= 0 && used <= 10_000).toBe(true);
    }),
  );
});
