import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { type School, school } from '../client';
import { ago, aUsedWallet, aWebhook, aWorld, DAY, made, programBody, type World } from '../world';

// What a call answers when it makes or changes a thing is what a read answers right after it, to the last field.
useDatabase();

let demo: School;
let world: World;
beforeAll(async () => {
  demo = await school();
  world = await aWorld(demo, 'back');
});

const read = async (path: string) => made(await demo.get(path), 200);
const newest = async (path: string) => (await read(`${path}?limit=1`)).data[0];

describe('an answer is what is kept', () => {
  it('of a course', async () => {
    const course = { externalId: 'back-1', name: 'B', priceMinor: 1, currency: 'USD' };
    expect(made(await demo.post('/courses', course))).toEqual(await newest('/courses'));
  });

  it('of a contact, made, changed and merged', async () => {
    const ann = { externalId: 'back-ann', firstName: 'Ann', standing: [{ kind: 'student', status: 'active' }] };
    const first = made(await demo.post('/contacts', ann));
    expect(await read(`/contacts/${first.id}`)).toEqual(first);
    const changed = made(await demo.post('/contacts', { ...ann, firstName: 'Anna' }), 200);
    expect(await read(`/contacts/${first.id}`)).toEqual(changed);
    const unchanged = made(await demo.post('/contacts', { ...ann, firstName: 'Anna' }), 200);
    expect(unchanged).toEqual(changed);
    const second = made(await demo.post('/contacts', { externalId: 'back-bea', standing: [] }));
    const merged = made(await demo.post(`/contacts/${second.id}/merge`, { intoId: first.id }), 200);
    expect(await read(`/contacts/${first.id}`)).toEqual(merged);
  });

  it('of a programme, through its life', async () => {
    const program = made(await demo.post('/programs', { ...programBody, endsAt: '2027-01-01T00:00:00Z' }));
    const path = `/programs/${program.id}`;
    expect(await read(path)).toEqual(program);
    expect(made(await demo.patch(path, { holdDays: 5, endsAt: null }), 200)).toEqual(await read(path));
    for (const verb of ['publish', 'pause', 'resume', 'end'])
      expect(made(await demo.post(`${path}/${verb}`), 200)).toEqual(await read(path));
    const copy = made(await demo.post(`${path}/clone`, {}));
    expect(await read(`/programs/${copy.id}`)).toEqual(copy);
  });

  it('of a code', async () => {
    const code = made(
      await demo.post(`/programs/${world.program}/codes`, { contactId: world.referrer, code: 'BACK-1' }),
    );
    expect(await newest('/codes')).toEqual(code);
    expect(await read('/codes/BACK-1')).toMatchObject(code);
  });

  it('of a referral, a conversion, its rewards and a refund', async () => {
    const referee = { email: 'back@example.com', firstName: 'B' };
    const referral = made(await demo.post('/referrals', { code: world.code, referee, occurredAt: ago(DAY) }));
    // What a score adds up and steps of the school are shown when one is read.
    expect(await read(`/referrals/${referral.id}`)).toMatchObject(referral);
    const body = { externalId: 'back-2', referee: { email: referee.email }, milestone: 'enrolled', valueMinor: 30_001 };
    const conversion = made(await demo.post('/conversions', { ...body, currency: 'USD', occurredAt: ago(0) }));
    expect(await read(`/conversions/${conversion.id}`)).toEqual(conversion);
    for (const reward of conversion.rewards) expect(await read(`/rewards/${reward.id}`)).toEqual(reward);
    const refund = { externalId: 'back-3', amountMinor: 10_000, reason: 'price-change', occurredAt: ago(0) };
    const after = made(await demo.post(`/conversions/${conversion.id}/refunds`, refund));
    expect(await read(`/conversions/${conversion.id}`)).toEqual(after);
    expect(made(await demo.post(`/conversions/${conversion.id}/refunds`, refund), 200)).toEqual(after);
  });

  it('of a redemption, a payout and a webhook endpoint', async () => {
    const { redemption } = await aUsedWallet(demo, world);
    const used = await newest('/redemptions');
    expect([used.id, used]).toEqual([redemption, await read(`/redemptions/${redemption}`)]);
    const { payouts } = made(await demo.post('/payouts/run', {}), 200);
    expect(payouts).toHaveLength(1);
    for (const payout of payouts) expect(await read(`/payouts/${payout.id}`)).toEqual(payout);
    const { endpoint } = await aWebhook(demo);
    expect(await newest('/webhook-endpoints')).toEqual(await read(`/webhook-endpoints/${endpoint}`));
    const changed = made(await demo.patch(`/webhook-endpoints/${endpoint}`, { description: 'D' }), 200);
    expect(await read(`/webhook-endpoints/${endpoint}`)).toEqual(changed);
  });
});
