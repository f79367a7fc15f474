import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../setup/database';
import { type School, school } from './client';
import { ago, aWorld, DAY, programBody, type World } from './world';

const database = useDatabase();

let demo: School;
let world: World;
beforeAll(async () => {
  demo = await school();
  world = await aWorld(demo, 'bad');
});

/** Path of every problem that the answer names. */
async function refused(path: string, body: unknown): Promise<string[]> {
  const answer = await demo.post(path, body);
  expect([answer.status, answer.text], JSON.stringify(body)).toEqual([422, expect.any(String)]);
  expect(answer.body.code).toBe('invalid-input');
  for (const { message } of answer.body.errors) expect(message.length).toBeGreaterThan(5);
  return [...new Set<string>(answer.body.errors.map((error: { path: string }) => error.path))];
}

/** Everything that is no whole amount of a believable size. */
const HUGE = [1e12 + 1, 1e16, Number.MAX_SAFE_INTEGER, 2 ** 53, 1e21, 1e308];
const NO_AMOUNTS = [-1, -1e21, 0.5, 100.01, ...HUGE, '5000', '1e3', ' ', 'NaN', null, true, {}, [1]];

const conversion = (overrides: Record<string, unknown>) => ({
  externalId: `bad-${JSON.stringify(overrides)}`.slice(0, 100),
  referee: { email: 'somebody@example.com' },
  milestone: 'enrolled',
  valueMinor: 40_000,
  currency: 'USD',
  occurredAt: ago(DAY),
  ...overrides,
});
const program = (rewards: Record<string, unknown>, overrides: Record<string, unknown> = {}) => ({
  ...programBody,
  rewards,
  ...overrides,
});
const cash = (value: Record<string, unknown>) => ({ kind: 'cash', ...value });

describe('amounts', () => {
  it.each(NO_AMOUNTS)('%j is no amount of a conversion, a refund, a course, a rule or a budget', async (amount) => {
    expect(await refused('/conversions', conversion({ valueMinor: amount }))).toEqual(['valueMinor']);
    expect(await refused('/conversions', conversion({ discountMinor: amount }))).toEqual(['discountMinor']);
    const refund = { externalId: 'r', amountMinor: amount, reason: 'refund', occurredAt: ago(1000) };
    expect(await refused(`/conversions/${world.conversion}/refunds`, refund)).toEqual(['amountMinor']);
    const course = { externalId: 'c', name: 'C', priceMinor: amount, currency: 'USD' };
    expect(await refused('/courses', course)).toEqual(['priceMinor']);
    expect(await refused('/programs', program({ referrer: cash({ amountMinor: amount }) }))).toEqual([
      'rewards.referrer.amountMinor',
    ]);
    if (amount === null) return;
    const budget = program(programBody.rewards, { budgetMinor: amount });
    expect(await refused('/programs', budget)).toEqual(['budgetMinor']);
  });

  it.each(NO_AMOUNTS)('%j is no amount of a tier, a bonus, a promotion, a cap or a course rule', async (amount) => {
    const { rewards } = programBody;
    const some = { kind: 'cash', amountMinor: 1 };
    const promotion = { name: 'P', startsAt: '2026-06-01', endsAt: '2026-06-02', extraMinor: amount };
    const places: [Record<string, unknown>, string][] = [
      [{ ...rewards, tiers: [{ fromCount: 3, amountMinor: amount }] }, 'rewards.tiers.0.amountMinor'],
      [{ ...rewards, bonuses: [{ ...some, atCount: 5, amountMinor: amount }] }, 'rewards.bonuses.0.amountMinor'],
      [{ ...rewards, promotions: [promotion] }, 'rewards.promotions.0.extraMinor'],
      [{ referrer: { kind: 'cash', rateBps: 1, capMinor: amount } }, 'rewards.referrer.capMinor'],
      [
        { ...rewards, courses: [{ courseExternalIds: ['a1'], referrer: { kind: 'cash', amountMinor: amount } }] },
        'rewards.courses.0.referrer.amountMinor',
      ],
    ];
    for (const [body, path] of places) expect(await refused('/programs', program(body))).toEqual([path]);
  });

  it.each(NO_AMOUNTS)(
    '%j is no amount of credit that is used, given, given back or taken by a shop',
    async (amount) => {
      const credit = `/contacts/${world.friend}/redemptions`;
      for (const kind of ['discount', 'course-credit', 'merchandise'])
        expect(await refused(credit, { kind, amountMinor: amount })).toEqual(['amountMinor']);
      const gift = { toContactId: world.referrer, amountMinor: amount };
      expect(await refused(`/contacts/${world.friend}/transfers`, gift)).toEqual(['amountMinor']);
      const order = { externalId: 'order', amountMinor: amount };
      expect(await refused('/discount-codes/AAAA-BBBB-CCCC/redeem', order)).toEqual(['amountMinor']);
      expect(await refused(`/redemptions/${world.friend}/refunds`, { amountMinor: amount })).toEqual(['amountMinor']);
      expect(await refused('/merchandise-items', { name: 'Mug', valueMinor: amount })).toEqual(['valueMinor']);
      if (amount !== null)
        expect(await refused('/merchandise-items', { name: 'Mug', valueMinor: 1, stock: amount })).toEqual(['stock']);
    },
  );

  it.each([-1, 1.5, 1e21, Number.MAX_SAFE_INTEGER, '3', 'NaN'])('%j is no count of days or friends', async (count) => {
    const { rewards } = programBody;
    expect(await refused('/programs', program(rewards, { holdDays: count }))).toEqual(['holdDays']);
    expect(await refused('/programs', program(rewards, { validityDays: count }))).toEqual(['validityDays']);
    expect(await refused('/programs', program({ ...rewards, expiryDays: count }))).toEqual(['rewards.expiryDays']);
    const tier = { fromCount: count, amountMinor: 1 };
    expect(await refused('/programs', program({ ...rewards, tiers: [tier] }))).toEqual(['rewards.tiers.0.fromCount']);
    const milestone = { milestone: 'attended', count };
    expect(await refused('/programs', program(rewards, { trigger: milestone }))).toEqual(['trigger.count']);
  });

  it.each(['-1', '0', '1.5', '1e21', '101', 'NaN', String(Number.MAX_SAFE_INTEGER)])(
    '%s is no size of a page',
    async (limit) => {
      const answer = await demo.get(`/payouts?limit=${limit}`);
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([422, 'limit']);
    },
  );

  it('a refund of more than is left names the amount and says how much is', async () => {
    const refund = { externalId: 'r-much', amountMinor: 40_001, reason: 'refund', occurredAt: ago(1000) };
    const answer = await demo.post(`/conversions/${world.conversion}/refunds`, refund);
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [{ path: 'amountMinor', message: 'Must be at most 40000 ($400.00): no more is left.' }],
    ]);
  });

  it.each([-1, 10_001, 12.5, '10'])('%j is no rate', async (rateBps) => {
    expect(await refused('/programs', program({ referee: cash({ rateBps }) }))).toEqual(['rewards.referee.rateBps']);
  });
});

describe('currencies', () => {
  it.each(['usd', 'XXXX', '', 'US', '€', 840, null])('%j is none', async (currency) => {
    expect(await refused('/conversions', conversion({ currency }))).toEqual(['currency']);
    expect(await refused('/courses', { externalId: 'c', name: 'C', priceMinor: 1, currency })).toEqual(['currency']);
    expect(await refused('/programs', program(programBody.rewards, { currency }))).toEqual(['currency']);
  });

  it('another one than that of the programme is recorded, earns nothing and says why', async () => {
    const body = conversion({ externalId: 'in-euro', currency: 'EUR', code: world.code });
    const answer = await demo.post('/conversions', body);
    expect([answer.status, answer.body.attributed, answer.body.rewards, answer.body.reason]).toEqual([
      201,
      true,
      [],
      'currency-mismatch',
    ]);
    const { body: balance } = await demo.get('/ledger/trial-balance');
    expect(balance.currencies.map(({ currency }: { currency: string }) => currency)).toEqual(['USD']);
  });

  it('a refund has none of its own', async () => {
    const refund = { externalId: 'r', amountMinor: 1, currency: 'EUR', reason: 'refund', occurredAt: ago(1000) };
    const answer = await demo.post(`/conversions/${world.conversion}/refunds`, refund);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body.errors)).toContain('currency');
  });
});

describe('currencies that do not belong together', () => {
  it('of credit are named: none of that currency is there', async () => {
    const body = { kind: 'discount', amountMinor: 1, currency: 'EUR' };
    const answer = await demo.post(`/contacts/${world.friend}/redemptions`, body);
    expect([answer.status, answer.body.code, answer.body.errors[0].path]).toEqual([
      ...[422, 'insufficient-balance', 'amountMinor'],
    ]);
    expect(answer.body.detail).toContain('€0.00');
  });

  it.each(['usd', 'XXXX', 7, null])('%j is none of credit, gifts and merchandise either', async (currency) => {
    const body = { amountMinor: 1, currency };
    expect(await refused(`/contacts/${world.friend}/redemptions`, { kind: 'discount', ...body })).toEqual(['currency']);
    const gift = { toContactId: world.referrer, ...body };
    expect(await refused(`/contacts/${world.friend}/transfers`, gift)).toEqual(['currency']);
    expect(await refused('/merchandise-items', { name: 'Mug', valueMinor: 1, currency })).toEqual(['currency']);
  });
});

describe('dates turned round', () => {
  it('of a programme, a promotion, a backtest, a refund', async () => {
    const turned = program(programBody.rewards, { startsAt: '2026-06-01T00:00:00Z', endsAt: '2026-05-31T23:59:59Z' });
    expect(await refused('/programs', turned)).toEqual(['endsAt']);
    const promotion = { name: 'P', startsAt: '2026-06-02', endsAt: '2026-06-01', extraMinor: 1 };
    expect(await refused('/programs', program({ ...programBody.rewards, promotions: [promotion] }))).toEqual([
      'rewards.promotions.0.endsAt',
    ]);
    const range = { from: '2026-06-02T00:00:00Z', to: '2026-06-01T00:00:00Z' };
    expect(await refused(`/programs/${world.program}/backtest`, range)).toEqual(['to']);
    const refund = { externalId: 'r-early', amountMinor: 1, reason: 'refund', occurredAt: ago(2 * DAY) };
    expect(await refused(`/conversions/${world.conversion}/refunds`, refund)).toEqual(['occurredAt']);
  });

  it.each(['2026-02-30', '2026-13-01', '01.06.2026', 'yesterday', '2026-06-01T00:00:00Z'])(
    '%s is no day of a promotion',
    async (startsAt) => {
      const promotion = { name: 'P', startsAt, endsAt: '2026-06-01', extraMinor: 1 };
      expect(await refused('/programs', program({ ...programBody.rewards, promotions: [promotion] }))).toContain(
        'rewards.promotions.0.startsAt',
      );
    },
  );

  it('an enrolment in the future', async () => {
    const body = conversion({ occurredAt: new Date(Date.now() + 3 * DAY).toISOString() });
    expect(await refused('/conversions', body)).toEqual(['occurredAt']);
  });
});

describe('rules that contradict each other', () => {
  const rewards = programBody.rewards;
  const tier = (fromCount: unknown, value: Record<string, unknown> = { amountMinor: 1 }) => ({ fromCount, ...value });

  it.each([
    ['tiers that overlap', { ...rewards, tiers: [tier(3), tier(3)] }, 'rewards.tiers.1.fromCount'],
    ['tiers turned round', { ...rewards, tiers: [tier(5), tier(3)] }, 'rewards.tiers.1.fromCount'],
    ['a tier from 0', { ...rewards, tiers: [tier(0)] }, 'rewards.tiers.0.fromCount'],
    ['a tier of both', { ...rewards, tiers: [tier(3, { amountMinor: 1, rateBps: 1 })] }, 'rewards.tiers.0.rateBps'],
    ['a tier of nothing', { ...rewards, tiers: [tier(3, {})] }, 'rewards.tiers.0.amountMinor'],
    ['tiers without a base', { referee: rewards.referee, tiers: [tier(3)] }, 'rewards.referrer'],
    ['a cap of 0', { referrer: cash({ rateBps: 1, capMinor: 0 }) }, 'rewards.referrer.capMinor'],
    [
      'a bonus at 0',
      { ...rewards, bonuses: [{ atCount: 0, ...cash({ amountMinor: 1 }) }] },
      'rewards.bonuses.0.atCount',
    ],
    ['no reward', {}, 'rewards.referrer'],
    [
      'a course rule without courses',
      { ...rewards, courses: [{ courseExternalIds: [], referrer: cash({ amountMinor: 1 }) }] },
      'rewards.courses.0.courseExternalIds',
    ],
    [
      'vesting that is not whole',
      { ...rewards, vesting: [{ afterDays: 0, shareBps: 1 }] },
      'rewards.vesting.0.shareBps',
    ],
    [
      'vesting turned round',
      {
        ...rewards,
        vesting: [
          { afterDays: 9, shareBps: 5000 },
          { afterDays: 3, shareBps: 5000 },
        ],
      },
      'rewards.vesting.1.afterDays',
    ],
  ])('%s', async (_name, body, path) => {
    expect(await refused('/programs', program(body))).toEqual([path]);
  });
});

describe('courses that nobody knows', () => {
  it('in a conversion are refused at their field', async () => {
    const answer = await demo.post('/conversions', conversion({ courseExternalId: 'no-such' }));
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [{ path: 'courseExternalId', message: 'There is no course with the externalId "no-such". Create it first.' }],
    ]);
  });

  it('in a programme are named by its check', async () => {
    const courses = [{ courseExternalIds: ['no-such'], referrer: cash({ amountMinor: 1 }) }];
    const { body: draft } = await demo.post('/programs', program({ ...programBody.rewards, courses }));
    const { body } = await demo.post(`/programs/${draft.id}/check`, {});
    expect(body.findings).toContainEqual(
      expect.objectContaining({ code: 'unknown-course', path: 'rewards.courses.0.courseExternalIds.0' }),
    );
  });
});

it('after all that nothing was written: one conversion in dollars and one in euro, and books that balance', async () => {
  const { body } = await demo.get('/ledger/trial-balance');
  expect(body.currencies.map(({ sumMinor }: { sumMinor: number }) => sumMinor)).toEqual([0]);
  const stored = await database.owner`
    select external_id from conversions where organization_id = ${demo.organizationId} order by 1`;
  expect(stored.map((row) => row.external_id)).toEqual(['bad-enrolment', 'in-euro']);
  const refunds = await database.owner`select from conversion_refunds where organization_id = ${demo.organizationId}`;
  expect(refunds).toHaveLength(0);
});
