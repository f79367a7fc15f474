import { dayIn } from '@/lib/domain/common/days';
import { type Rewards, rewardsSchema } from '@/lib/domain/programs/rewards-schema';
import { programTemplates } from '@/lib/domain/programs/templates';
import { calculate } from '@/lib/domain/rewards/calculate';
import type { CalculateFacts } from '@/lib/domain/rewards/input';
import { type Figures, figuresOf, medianFigures, ratioOf } from '../lib/rounds';

const BATCH = 2000;
const BATCHES = 40;
const AT = new Date('2026-08-15T12:00:00Z');

/** Every template, and one programme with everything that a programme may have. */
function programs(): Rewards[] {
  const everything = rewardsSchema.parse({
    referrer: { kind: 'cash', rateBps: 1250, capMinor: 20_000 },
    referee: { kind: 'discount', rateBps: 1000, capMinor: 8000 },
    tiers: [
      { fromCount: 3, amountMinor: 7500 },
      { fromCount: 10, rateBps: 1500 },
    ],
    bonuses: [
      { atCount: 5, every: true, kind: 'credit', amountMinor: 10_000 },
      { atCount: 10, kind: 'merchandise', item: 'A bag', amountMinor: 2000 },
    ],
    promotions: [
      { name: 'Back to school', startsAt: '2026-08-01', endsAt: '2026-09-30', multiplierBps: 15_000 },
      { name: 'Friends', startsAt: '2026-08-01', endsAt: '2026-08-31', extraMinor: 500, side: 'referee' },
    ],
    courses: [{ courseExternalIds: ['intensive'], referrer: { kind: 'cash', rateBps: 500 } }],
    vesting: [
      { afterDays: 0, shareBps: 5000 },
      { afterDays: 60, shareBps: 5000 },
    ],
  });
  return [...programTemplates('USD').map(({ definition }) => rewardsSchema.parse(definition.rewards)), everything];
}

function conversions(count: number): CalculateFacts[] {
  return Array.from({ length: count }, (_, index) => ({
    programVersion: 1,
    currency: 'USD',
    timeZone: 'America/New_York',
    valueMinor: 20_000 + index * 997,
    discountMinor: index % 3 === 0 ? 1500 : 0,
    refundedMinor: 0,
    droppedOut: false,
    courseExternalId: index % 4 === 0 ? 'intensive' : null,
    convertedAt: AT,
    rewardedCount: 1 + (index % 12),
    limitMinor: 50_000,
    budgetLeftMinor: index % 5 === 0 ? 1_000_000 : null,
  }));
}

/** The pure calculation, receipts included, beside a round trip of the same facts through JSON, in turns. */
export function measureCalculations(rounds: number): Record<string, unknown> {
  const mix = programs();
  const facts = conversions(60);
  // What a first use builds once and keeps: the zone's calendar.
  dayIn('America/New_York', AT);
  let seen = 0;
  const subjectOnce = (index: number) => {
    const { lines } = calculate(mix[index % mix.length] as Rewards, facts[index % facts.length] as CalculateFacts);
    seen += lines.length;
  };
  const referenceOnce = (index: number) => {
    seen += Object.keys(JSON.parse(JSON.stringify(facts[index % facts.length]))).length;
  };
  run(subjectOnce);
  run(referenceOnce);
  const subjects: Figures[] = [];
  const references: Figures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    references.push(run(referenceOnce));
    subjects.push(run(subjectOnce));
  }
  if (seen === 0) throw new Error('Nothing was calculated');
  const [subject, reference] = [medianFigures(subjects), medianFigures(references)];
  return {
    bench: 'rewards',
    setting: { what: 'calculate', programs: mix.length, calculations: BATCH * BATCHES, rounds },
    reference: { name: 'the facts through JSON and back', ...reference },
    subject: { ...subject, microseconds: Math.round(1_000_000_0 / subject.perSecond) / 10, errors: 0 },
    ratio: ratioOf(subject, reference),
  };
}

/** Durations are those of a whole batch divided by its size: a clock cannot tell single microseconds. */
function run(once: (index: number) => void): Figures {
  const durations: number[] = [];
  const began = performance.now();
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const start = performance.now();
    for (let index = 0; index < BATCH; index += 1) once(index);
    durations.push((performance.now() - start) / BATCH);
  }
  const took = performance.now() - began;
  return { ...figuresOf(durations, took), perSecond: Math.round((BATCHES * BATCH * 1000) / took) };
}
