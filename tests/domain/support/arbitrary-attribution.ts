import fc from 'fast-check';
import type { DecideInput } from '@/lib/domain/attribution/input';
import { ATTRIBUTION_MODELS } from '@/lib/domain/programs/types';
import { aCode, aDecision, aProgram, aTouch, aVersion, daysBefore } from './attribution';

const names = ['A', 'B', 'C', 'D'];
const touch = fc.record({
  name: fc.constantFrom(...names),
  age: fc.integer({ min: -1000, max: 95 * 86_400_000 }),
  counted: fc.boolean(),
});
const codeFacts = fc.record({
  isActive: fc.boolean(),
  expiresAt: fc.option(fc.integer({ min: 0, max: 90 }).map((days) => daysBefore(days))),
  referrerEligible: fc.boolean(),
  relation: fc.constantFrom('none', 'none', 'self', 'household'),
  programId: fc.constantFrom('p1', 'p2'),
} as const);

/** Whatever an attribution may have to look at: touches of four people in two programmes, some of them of crawlers. */
export const anyAttribution: fc.Arbitrary<DecideInput> = fc
  .record({
    touches: fc.array(touch, { maxLength: 8 }),
    facts: fc.array(codeFacts, { minLength: 4, maxLength: 4 }),
    given: fc.option(fc.constantFrom(...names, 'NOBODY')),
    model: fc.constantFrom(...ATTRIBUTION_MODELS),
    split: fc.boolean(),
  })
  .map(({ touches, facts, given, model, split }) => {
    const versions = [
      aVersion({ model, split }),
      aVersion({ version: 2, inForceFrom: daysBefore(30), validityDays: 20 }),
    ];
    return aDecision({
      touches: touches.map(({ name, age, counted }, index) =>
        aTouch(`t${index}`, name, daysBefore(0, age), { counted, reason: counted ? null : 'bot' }),
      ),
      codes: names.map((name, index) => aCode(name, facts[index])),
      programs: [aProgram({ versions }), aProgram({ id: 'p2' })],
      givenCode: given ? { code: given, codeId: given === 'NOBODY' ? null : `code-${given}` } : null,
    });
  });
