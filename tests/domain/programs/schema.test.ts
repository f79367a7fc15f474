import { describe, expect, it } from 'vitest';
import { rewardsSchema } from '@/lib/domain/programs/rewards-schema';
import {
  backtestSchema,
  createProgramFromTemplateSchema,
  createProgramSchema,
  patchProgramSchema,
  programDefinitionSchema,
} from '@/lib/domain/programs/schema';

const body = {
  name: 'Bring a friend',
  programType: 'student',
  currency: 'USD',
  startsAt: '2026-01-01T00:00:00Z',
  trigger: { milestone: 'enrolled' },
  rewards: { referrer: { kind: 'cash', amountMinor: 5000 } },
  termsAndConditions: 'Be nice.',
};

/** Paths of the errors, dotted. */
function errors(changes: object): string[] {
  const result = createProgramSchema.safeParse({ ...body, ...changes });
  return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
}
const rewardErrors = (rewards: object) => errors({ rewards }).map((path) => path.replace('rewards.', ''));

describe('a programme', () => {
  it('gets the defaults of the product', () => {
    expect(createProgramSchema.parse(body)).toMatchObject({
      validityDays: 90,
      holdDays: 14,
      attribution: { model: 'last', split: false },
      eligibility: { allowSelfReferral: false, allowSameHousehold: false },
      startsAt: new Date('2026-01-01T00:00:00Z'),
      rewards: { tiers: [], bonuses: [], promotions: [], courses: [] },
    });
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ programType: 'friend' }, 'programType'],
    [{ currency: 'usd' }, 'currency'],
    [{ startsAt: '2026-01-01' }, 'startsAt'],
    [{ endsAt: '2026-01-01T00:00:00Z' }, 'endsAt'],
    [{ validityDays: 91 }, 'validityDays'],
    [{ validityDays: 0 }, 'validityDays'],
    [{ validityDays: 1.5 }, 'validityDays'],
    [{ holdDays: -1 }, 'holdDays'],
    [{ trigger: { milestone: 'enrolled', count: 2 } }, 'trigger.count'],
    [{ trigger: { milestone: 'attended', count: 0 } }, 'trigger.count'],
    [{ attribution: { model: 'best' } }, 'attribution.model'],
    [{ eligibility: { kinds: ['parent'] } }, 'eligibility.kinds.0'],
    [{ eligibility: { kinds: [] } }, 'eligibility.kinds'],
    [{ budgetMinor: 0 }, 'budgetMinor'],
    [{ termsAndConditions: undefined }, 'termsAndConditions'],
  ])('%j is refused at %s', (change, path) => expect(errors(change)).toEqual([path]));

  it('accepts what the page says', () => {
    expect(errors({ endsAt: '2026-01-01T00:00:00.001Z', validityDays: 1, holdDays: 0, budgetMinor: 1 })).toEqual([]);
    expect(errors({ trigger: { milestone: 'attended', count: 5 } })).toEqual([]);
    expect(errors({ programType: 'parent', eligibility: { kinds: ['parent', 'student'] } })).toEqual([]);
  });

  it('names an unknown key', () => {
    const result = createProgramSchema.safeParse({ ...body, colour: 'red' });
    expect(result.error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['colour'] });
  });
});

describe('rewards', () => {
  const cash = { kind: 'cash', amountMinor: 5000 };
  const promotion = { name: 'P', startsAt: '2026-08-01', endsAt: '2026-09-30', multiplierBps: 15_000 };

  it('the example of the page is accepted as it stands', () => {
    const example = {
      referrer: cash,
      referee: { kind: 'discount', rateBps: 1000, capMinor: 8000 },
      tiers: [
        { fromCount: 3, amountMinor: 7500 },
        { fromCount: 10, rateBps: 1500 },
      ],
      bonuses: [{ atCount: 5, every: false, kind: 'credit', amountMinor: 10_000 }],
      promotions: [{ ...promotion, courseExternalIds: ['spanish-a1'] }],
      courses: [{ courseExternalIds: ['intensive'], referrer: { kind: 'cash', rateBps: 500 } }],
      expiryDays: 365,
    };
    const parsed = rewardsSchema.parse(example);
    expect(parsed).toMatchObject(example);
    expect(parsed.promotions[0]?.side).toBe('referrer');
  });

  it.each([
    [{ referrer: { kind: 'cash' } }, 'referrer.amountMinor'],
    [{ referrer: { kind: 'cash', amountMinor: 1, rateBps: 1 } }, 'referrer.rateBps'],
    [{ referrer: { kind: 'cash', rateBps: 10_001 } }, 'referrer.rateBps'],
    [{ referrer: { kind: 'cash', amountMinor: -1 } }, 'referrer.amountMinor'],
    [{ referrer: { kind: 'cash', amountMinor: 50.5 } }, 'referrer.amountMinor'],
    [{ referrer: { kind: 'gold', amountMinor: 1 } }, 'referrer.kind'],
    [{ referrer: { kind: 'merchandise', amountMinor: 1 } }, 'referrer.item'],
    [{ referrer: { ...cash, item: 'Mug' } }, 'referrer.item'],
    [{ referrer: cash, tiers: [{ fromCount: 0, amountMinor: 1 }] }, 'tiers.0.fromCount'],
    [{ referrer: cash, tiers: [{ fromCount: 3 }] }, 'tiers.0.amountMinor'],
    [
      {
        referrer: cash,
        tiers: [
          { fromCount: 3, amountMinor: 1 },
          { fromCount: 3, amountMinor: 2 },
        ],
      },
      'tiers.1.fromCount',
    ],
    [
      {
        referrer: cash,
        tiers: [
          { fromCount: 3, amountMinor: 1 },
          { fromCount: 2, amountMinor: 2 },
        ],
      },
      'tiers.1.fromCount',
    ],
    [{ referee: cash, tiers: [{ fromCount: 3, amountMinor: 1 }] }, 'referrer'],
    [{}, 'referrer'],
    [{ referrer: cash, bonuses: [{ atCount: 5, kind: 'cash' }] }, 'bonuses.0.amountMinor'],
    [{ referrer: cash, bonuses: [{ atCount: 5, kind: 'merchandise', amountMinor: 1 }] }, 'bonuses.0.item'],
    [{ referrer: cash, promotions: [{ ...promotion, endsAt: '2026-07-31' }] }, 'promotions.0.endsAt'],
    [{ referrer: cash, promotions: [{ ...promotion, startsAt: '2026-08-01T00:00:00Z' }] }, 'promotions.0.startsAt'],
    [{ referrer: cash, promotions: [{ ...promotion, startsAt: '2026-02-30' }] }, 'promotions.0.startsAt'],
    [{ referrer: cash, promotions: [{ ...promotion, extraMinor: 1 }] }, 'promotions.0.multiplierBps'],
    [{ referrer: cash, promotions: [{ ...promotion, multiplierBps: undefined }] }, 'promotions.0.multiplierBps'],
    [{ referrer: cash, promotions: [{ ...promotion, courseExternalIds: [] }] }, 'promotions.0.courseExternalIds'],
    [{ referrer: cash, courses: [{ courseExternalIds: ['a'] }] }, 'courses.0.referrer'],
    [
      { referrer: cash, courses: [{ courseExternalIds: ['a'], referrer: { kind: 'cash' } }] },
      'courses.0.referrer.amountMinor',
    ],
    [{ referrer: cash, expiryDays: 0 }, 'expiryDays'],
  ])('%j is refused at %s', (rewards, path) => expect(rewardErrors(rewards)).toEqual([path]));

  it('a promotion may last one day, a bonus may come alone', () => {
    expect(rewardErrors({ referrer: cash, promotions: [{ ...promotion, endsAt: '2026-08-01' }] })).toEqual([]);
    expect(rewardErrors({ bonuses: [{ atCount: 1, kind: 'cash', amountMinor: 1 }] })).toEqual([]);
  });
});

describe('changes and templates', () => {
  it('a patch takes any part, and null where something may be absent', () => {
    expect(patchProgramSchema.parse({})).toEqual({});
    const cleared = { description: null, endsAt: null, budgetMinor: null };
    expect(patchProgramSchema.parse(cleared)).toEqual(cleared);
    expect(patchProgramSchema.safeParse({ name: null }).success).toBe(false);
    expect(patchProgramSchema.safeParse({ status: 'active' }).success).toBe(false);
    const turned = { startsAt: '2026-02-01T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' };
    expect(patchProgramSchema.safeParse(turned).success).toBe(false);
  });

  it('a template needs its id and takes replacements', () => {
    expect(createProgramFromTemplateSchema.parse({ templateId: 'tutoring', holdDays: 3 })).toEqual({
      templateId: 'tutoring',
      holdDays: 3,
    });
    expect(createProgramFromTemplateSchema.safeParse({ holdDays: 3 }).success).toBe(false);
    expect(createProgramFromTemplateSchema.safeParse({ templateId: '../x' }).success).toBe(false);
  });

  it('a stored definition is parsed whole', () => {
    const { validityDays, trigger, holdDays, attribution, eligibility, rewards, termsAndConditions } =
      createProgramSchema.parse(body);
    const definition = {
      validityDays,
      trigger,
      holdDays,
      attribution,
      eligibility,
      budgetMinor: null,
      rewards,
      termsAndConditions,
    };
    expect(programDefinitionSchema.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
  });

  it('a backtest looks at a time that has a length', () => {
    const instants = { from: '2026-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
    expect(backtestSchema.safeParse(instants).success).toBe(false);
    expect(backtestSchema.safeParse({ ...instants, to: '2026-02-01T00:00:00Z' }).success).toBe(true);
  });
});
