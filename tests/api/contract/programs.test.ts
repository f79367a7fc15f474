import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { type School, school } from '../client';
import { ago, DAY, made, programBody } from '../world';
import * as shape from './shapes';

useDatabase();

const { inShape } = shape;
let demo: School;
beforeAll(async () => {
  demo = await school();
});

// As the contract prints it, to the letter.
const PRINTED = `{
  "referrer": {"kind": "cash", "amountMinor": 5000},
  "referee": {"kind": "discount", "rateBps": 1000, "capMinor": 8000},
  "tiers": [{"fromCount": 3, "amountMinor": 7500}, {"fromCount": 10, "rateBps": 1500}],
  "bonuses": [{"atCount": 5, "every": false, "kind": "credit", "amountMinor": 10000}],
  "promotions": [{"name": "Back to school", "startsAt": "2026-08-01", "endsAt": "2026-09-30", "multiplierBps": 15000, "courseExternalIds": ["spanish-a1"]}],
  "courses": [{"courseExternalIds": ["intensive"], "referrer": {"kind": "cash", "rateBps": 500}}],
  "expiryDays": 365
}`;

const post = async (change: object) => demo.post('/programs', { ...programBody, ...change });

describe('a programme', () => {
  it('takes the rewards exactly as they are printed, and gives them back', async () => {
    const program = inShape(shape.program, made(await post({ rewards: JSON.parse(PRINTED) })));
    expect(program).toMatchObject({ status: 'draft', version: 1, rewards: JSON.parse(PRINTED) });
    const published = made(await demo.post(`/programs/${program.id}/publish`), 200);
    expect(published.rewards).toEqual(program.rewards);
    expect(made(await demo.get(`/programs/${program.id}`), 200).rewards).toEqual(program.rewards);
    made(await demo.post(`/programs/${program.id}/end`), 200);
  });

  it('takes every field of the page', async () => {
    const whole = {
      ...programBody,
      description: 'Two lines\nof words.',
      startsAt: '2026-01-01T00:00:00.000Z',
      endsAt: '2027-01-01T00:00:00.000Z',
      validityDays: 30,
      trigger: { milestone: 'attended', count: 4 },
      holdDays: 14,
      attribution: { model: 'linear', split: true },
      eligibility: { kinds: ['alumnus'], minimumAge: 16 },
      budgetMinor: 1_000_000,
    };
    expect(inShape(shape.program, made(await demo.post('/programs', whole)))).toMatchObject(whole);
  });

  it.each(['student', 'parent', 'affiliate', 'partner'])('is of type %s', async (programType) => {
    expect(inShape(shape.program, made(await post({ programType }))).programType).toBe(programType);
  });

  it.each(['last', 'first', 'linear', 'time-decay', 'position'])('decides by %s', async (model) => {
    const { attribution } = inShape(shape.program, made(await post({ attribution: { model } })));
    expect(attribution).toEqual({ model, split: false });
  });

  it.each(['enrolled', 'paid', 'attended'])('is triggered by %s', async (milestone) => {
    expect(inShape(shape.program, made(await post({ trigger: { milestone } }))).trigger).toEqual({ milestone });
  });

  it.each([
    [{ referrer: { kind: 'merchandise', amountMinor: 2000, item: 'Mug' } }],
    [{ referee: { kind: 'discount', rateBps: 1000 } }],
    [{ referrer: { kind: 'credit', rateBps: 10_000 } }],
    [
      {
        referrer: { kind: 'cash', amountMinor: 1 },
        promotions: [
          { name: 'P', startsAt: '2026-08-01', endsAt: '2026-08-01', extraMinor: 500, side: 'referee' },
          { name: 'Q', startsAt: '2026-08-01', endsAt: '2026-08-02', multiplierBps: 10_000 },
        ],
      },
    ],
  ])('takes %j', async (rewards) => {
    expect(made(await post({ rewards })).rewards).toMatchObject(rewards);
  });

  it.each([
    ['both of amount and rate', { referrer: { kind: 'cash', amountMinor: 1, rateBps: 1 } }],
    ['neither', { referrer: { kind: 'cash' } }],
    ['merchandise without item', { referrer: { kind: 'merchandise', amountMinor: 1 } }],
    ['an unknown kind', { referrer: { kind: 'points', amountMinor: 1 } }],
    ['an amount of text', { referrer: { kind: 'cash', amountMinor: '5000' } }],
  ])('refuses %s', async (_, rewards) => {
    const answer = await post({ rewards });
    expect([answer.status, inShape(shape.problem, answer.body).code]).toEqual([422, 'invalid-input']);
    expect(answer.body.errors[0].path).toMatch(/^rewards\.referrer/);
  });

  it.each([{ validityDays: 0 }, { validityDays: 91 }, { validityDays: '30' }, { programType: 'alumnus' }])(
    'refuses %j',
    async (change) => {
      const answer = await post(change);
      expect([answer.status, answer.body.errors[0].path]).toEqual([422, Object.keys(change)[0]]);
    },
  );
});

describe('its life', () => {
  it('goes from draft to its end; a PATCH on a published one makes the next draft version', async () => {
    const { id } = made(await post({}));
    const step = async (verb: string, body?: unknown, status = 200) =>
      inShape(shape.program, made(await demo.post(`/programs/${id}/${verb}`, body), status));
    expect(await step('publish')).toMatchObject({ status: 'active', version: 1 });
    const patched = made(await demo.patch(`/programs/${id}`, { holdDays: 3 }), 200);
    expect(inShape(shape.program, patched)).toMatchObject({ version: 2, holdDays: 3 });
    expect(await step('publish')).toMatchObject({ status: 'active', version: 2, holdDays: 3 });
    expect(await step('pause')).toMatchObject({ status: 'paused' });
    expect(await step('resume')).toMatchObject({ status: 'active' });
    expect(await step('clone', {}, 201)).toMatchObject({ status: 'draft', version: 1 });
    const check = made(await demo.post(`/programs/${id}/check`), 200);
    expect([Array.isArray(check.findings), typeof check.worstCase]).toEqual([true, 'object']);
    const range = { from: ago(30 * DAY), to: ago(0) };
    expect(made(await demo.post(`/programs/${id}/backtest`, range), 200).totals.conversions).toBe(0);
    expect(await step('end')).toMatchObject({ status: 'ended' });
  });

  it('may begin with a template', async () => {
    const { data } = made(await demo.get('/program-templates'), 200);
    inShape(shape.listOf(shape.template), made(await demo.get('/program-templates'), 200));
    const own = { templateId: data[0].id, name: 'Ours', currency: 'EUR', startsAt: '2026-05-01T00:00:00Z' };
    const program = inShape(shape.program, made(await demo.post('/programs', own)));
    expect(program).toMatchObject({ name: 'Ours', currency: 'EUR', status: 'draft', version: 1 });
    expect(program.rewards).toEqual(data[0].definition.rewards);
  });
});
