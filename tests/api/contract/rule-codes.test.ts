import { beforeEach, describe, expect, it } from 'vitest';
import { systemCtx } from '@/lib/services/context';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { useDatabase } from '../../setup/database';
import { type Answer, clientOf, type School, school } from '../client';
import { ago, DAY, made, programBody } from '../world';
import * as shape from './shapes';

// Every rule code of the contract, brought about through the API alone, where it says it: the `code` of a 422, or the `reason` of
// an answer.
const database = useDatabase();

let demo: School;
let count = 0;
beforeEach(async () => {
  demo = await school();
});

async function person(kind = 'student', more: object = {}) {
  count += 1;
  return made(
    await demo.post('/contacts', { externalId: `p-${count}`, standing: [{ kind, status: 'active' }], ...more }),
  );
}

async function running(change: object = {}) {
  const { id } = made(await demo.post('/programs', { ...programBody, ...change }));
  made(await demo.post(`/programs/${id}/publish`), 200);
  return id as string;
}

async function aCode(change: object = {}, owner?: { id: string }) {
  const program = await running(change);
  const referrer = owner ?? (await person());
  const { code } = made(await demo.post(`/programs/${program}/codes`, { contactId: referrer.id }));
  return { program, referrer: referrer.id as string, code: code as string };
}

const lead = (code: string, email: string, more: object = {}) =>
  demo.post('/referrals', { code, referee: { email }, ...more });

function enrol(email: string, more: object = {}) {
  count += 1;
  const body = {
    externalId: `e-${count}`,
    referee: { email },
    milestone: 'enrolled',
    valueMinor: 40_000,
    currency: 'USD',
  };
  return demo.post('/conversions', { ...body, occurredAt: ago(0), ...more });
}

function refused(answer: Answer, code: string) {
  expect([answer.status, answer.body.code], answer.text).toEqual([422, code]);
  shape.inShape(shape.problem, answer.body);
}

/** A conversion is recorded whatever a rule says of it. */
function unearned(answer: Answer, reason: string) {
  const body = shape.inShape(shape.conversion, made(answer));
  expect([body.reason, body.rewards]).toEqual([reason, []]);
  return body;
}

describe('codes', () => {
  it('referrer-not-eligible', async () => {
    const program = await running();
    refused(
      await demo.post(`/programs/${program}/codes`, { contactId: (await person('lead')).id }),
      'referrer-not-eligible',
    );
    const { code, referrer } = await aCode();
    made(await demo.post('/contacts', { externalId: `p-${count}`, standing: [] }), 200);
    refused(await lead(code, 'a@example.com'), 'referrer-not-eligible');
    expect(made(await demo.post('/touches', { code })).reason).toBe('referrer-not-eligible');
    unearned(await enrol('a@example.com', { code }), 'referrer-not-eligible');
    expect(referrer).toBeTruthy();
  });

  it('program-limit-reached', async () => {
    for (let n = 0; n < 5; n++) await running();
    const { id } = made(await demo.post('/programs', programBody));
    refused(await demo.post(`/programs/${id}/publish`), 'program-limit-reached');
  });

  it('program-not-active', async () => {
    const { id } = made(await demo.post('/programs', programBody));
    refused(await demo.post(`/programs/${id}/codes`, { contactId: (await person()).id }), 'program-not-active');
    const { program, code } = await aCode();
    made(await demo.post(`/programs/${program}/pause`), 200);
    refused(await lead(code, 'b@example.com'), 'program-not-active');
    expect(made(await demo.post('/touches', { code }))).toMatchObject({ counted: false, reason: 'program-not-active' });
  });

  it('code-taken', async () => {
    const { program, code } = await aCode();
    const other = await person();
    refused(await demo.post(`/programs/${program}/codes`, { contactId: other.id, code }), 'code-taken');
  });

  it('code-expired', async () => {
    const { code } = await aCode();
    // The end of a code comes with a file of codes.
    await database.owner`update referral_codes set expires_at = now() - interval '1 day' where code = ${code}`;
    refused(await lead(code, 'c@example.com'), 'code-expired');
    expect(made(await demo.post('/touches', { code }))).toMatchObject({ counted: false, reason: 'code-expired' });
    unearned(await enrol('c@example.com', { code }), 'code-expired');
  });

  it('code-inactive', async () => {
    const { code, referrer } = await aCode();
    made(await demo.post(`/contacts/${referrer}/erase`, { confirm: referrer }), 200);
    const { data } = made(await demo.get('/codes'), 200);
    expect([data[0].isActive, data[0].code === code]).toEqual([false, false]);
    refused(await lead(data[0].code, 'd@example.com'), 'code-inactive');
    unearned(await enrol('d@example.com', { code: data[0].code }), 'code-inactive');
  });
});

describe('people', () => {
  it('self-referral', async () => {
    const { code } = await aCode({}, await person('student', { email: 'self@example.com' }));
    refused(await lead(code, 'Self@Example.com'), 'self-referral');
    unearned(await enrol('self@example.com', { code }), 'self-referral');
  });

  it('same-household', async () => {
    const mother = await person('parent', { externalId: 'mother' });
    const sibling = { guardianExternalId: 'mother' };
    const { code } = await aCode({}, await person('student', { ...sibling, email: 'one@example.com' }));
    await person('lead', { ...sibling, email: 'two@example.com' });
    refused(await lead(code, 'two@example.com'), 'same-household');
    unearned(await enrol('two@example.com', { code }), 'same-household');
    expect(mother.id).toBeTruthy();
  });

  it('already-referred and already-rewarded', async () => {
    const first = await aCode({ trigger: { milestone: 'paid' } });
    const second = await aCode();
    made(await lead(first.code, 'e@example.com', { occurredAt: ago(DAY) }));
    unearned(await enrol('e@example.com'), 'below-trigger');
    made(await enrol('e@example.com', { milestone: 'paid' }));
    refused(await lead(second.code, 'e@example.com'), 'already-rewarded');
    expect(unearned(await enrol('e@example.com', { code: second.code }), 'already-rewarded').attributed).toBe(false);
    const rewards = { referrer: { kind: 'cash', amountMinor: 5000 } };
    const none = await aCode({ budgetMinor: 5000, rewards });
    made(await enrol('spent@example.com', { code: none.code }));
    made(await lead(none.code, 'f@example.com', { occurredAt: ago(DAY) }));
    unearned(await enrol('f@example.com'), 'budget-exhausted');
    refused(await lead(second.code, 'f@example.com'), 'already-referred');
  });
});

describe('conversions', () => {
  it('no-touch', async () => {
    expect(unearned(await enrol('nobody@example.com'), 'no-touch').attributed).toBe(false);
  });

  it('referral-expired', async () => {
    const { code } = await aCode({ validityDays: 10 });
    made(await lead(code, 'g@example.com', { occurredAt: ago(11 * DAY) }));
    expect(unearned(await enrol('g@example.com'), 'referral-expired').attributed).toBe(false);
  });

  it('duplicate-conversion is the 409 of other content', async () => {
    const body = { externalId: 'twice', occurredAt: ago(DAY) };
    made(await enrol('h@example.com', body));
    made(await enrol('h@example.com', body), 200);
    const other = await enrol('h@example.com', { ...body, valueMinor: 1 });
    expect([other.status, other.body.code, other.body.errors[0].path]).toEqual([
      409,
      'duplicate-conversion',
      'externalId',
    ]);
  });

  it('below-trigger and currency-mismatch', async () => {
    const { code } = await aCode({ trigger: { milestone: 'attended', count: 2 } });
    unearned(await enrol('i@example.com', { code }), 'below-trigger');
    unearned(await enrol('j@example.com', { code, milestone: 'attended' }), 'below-trigger');
    const second = made(await enrol('j@example.com', { code, milestone: 'attended' }));
    expect(second.rewards).toHaveLength(2);
    const plain = await aCode();
    unearned(await enrol('k@example.com', { code: plain.code, currency: 'EUR' }), 'currency-mismatch');
  });

  it('budget-exhausted and limit-cut, also in the receipt of what was cut', async () => {
    const budget = await aCode({ budgetMinor: 7000, rewards: { referrer: { kind: 'cash', amountMinor: 5000 } } });
    made(await enrol('l@example.com', { code: budget.code }));
    const rest = made(await enrol('m@example.com', { code: budget.code }));
    expect(rest.rewards[0].receipt.at(-1)).toMatchObject({ step: 'budget', beforeMinor: 5000, afterMinor: 2000 });
    unearned(await enrol('n@example.com', { code: budget.code }), 'budget-exhausted');
    const rewards = {
      referrer: { kind: 'cash', amountMinor: 40_000 },
      referee: { kind: 'discount', amountMinor: 20_000 },
    };
    const limit = await aCode({ rewards });
    const cut = made(await enrol('o@example.com', { code: limit.code, valueMinor: 90_000 }));
    expect(cut.rewards.map((one: { rewardAmountMinor: number }) => one.rewardAmountMinor)).toEqual([40_000, 10_000]);
    expect(cut.rewards[1].receipt).toContainEqual(
      expect.objectContaining({ step: 'limit', beforeMinor: 20_000, afterMinor: 10_000 }),
    );
    const whole = await aCode({ rewards: { ...rewards, referrer: { kind: 'cash', amountMinor: 50_000 } } });
    const alone = made(await enrol('r@example.com', { code: whole.code, valueMinor: 90_000 }));
    expect(alone.rewards.map((one: { side: string }) => one.side)).toEqual(['referrer']);
    const referral = await demo.get(`/referrals/${alone.referralId}`);
    expect(referral.body.timeline.at(-1)).toMatchObject({
      type: 'cut',
      data: { side: 'referee', by: 'limit', beforeMinor: 20_000, afterMinor: 0 },
    });
    await updateSettings(systemCtx(demo.organizationId, new Date()), { rewardLimitMinor: 0 });
    unearned(await enrol('p@example.com', { code: limit.code }), 'limit-cut');
  });
});

describe('money', () => {
  it('approval-by-interested-party and already-settled', async () => {
    const { code } = await aCode();
    const { rewards } = made(await enrol('q@example.com', { code }));
    refused(await demo.post(`/rewards/${rewards[0].id}/approve`), 'approval-by-interested-party');
    const finance = await clientOf(demo.organizationId, ['rewards:approve']);
    made(await finance.post(`/rewards/${rewards[0].id}/approve`), 200);
    refused(await finance.post(`/rewards/${rewards[0].id}/approve`), 'already-settled');
  });

  it('insufficient-balance', async () => {
    const { id } = await person();
    const other = await person();
    refused(
      await demo.post(`/contacts/${id}/redemptions`, { kind: 'discount', amountMinor: 1 }),
      'insufficient-balance',
    );
    refused(
      await demo.post(`/contacts/${id}/transfers`, { toContactId: other.id, amountMinor: 1 }),
      'insufficient-balance',
    );
  });
});
