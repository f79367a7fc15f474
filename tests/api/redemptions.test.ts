import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../setup/database';
import { type School, school } from './client';
import { aDiscountApproved, aWorld, made, type World } from './world';

useDatabase();

let here: School;
let world: World;

// The friend's discount of 40.00 is in his wallet once it is approved.
beforeAll(async () => {
  here = await school();
  world = await aWorld(here, 'wallet');
  await aDiscountApproved(here, world);
});

describe('redemptions over the API', () => {
  it('makes a code, redeems a part of it, and keeps the balance equal to the ledger', async () => {
    const path = `/contacts/${world.friend}/redemptions`;
    const body = { kind: 'discount', amountMinor: 3000 };
    const headers = { 'idempotency-key': 'redeem-once' };
    const first = await here.post(path, body, headers);
    const code = made(first);
    expect(first.headers.get('location')).toBe(`/api/v1/redemptions/${code.id}`);
    const again = await here.post(path, body, headers);
    expect([again.status, again.body.id]).toEqual([201, code.id]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await here.post(path, { ...body, amountMinor: 1 }, headers)).body.code).toBe('idempotency-mismatch');

    const refused = await here.post(path, { kind: 'course-credit', amountMinor: 1001 });
    expect([refused.status, refused.body.code]).toEqual([422, 'insufficient-balance']);
    expect(refused.body.detail).toContain('10.00');
    expect(refused.body.errors).toMatchObject([{ path: 'amountMinor' }]);

    const order = { externalId: 'order-1', amountMinor: 2500 };
    const used = made(await here.post(`/discount-codes/${code.code}/redeem`, order), 200);
    expect(used).toMatchObject({ status: 'used', usedMinor: 2500, returnedMinor: 500 });
    expect(made(await here.get(`/discount-codes/${code.code.toLowerCase()}`), 200).id).toBe(code.id);
    expect((await here.post('/discount-codes/NOBODYS/redeem', order)).status).toBe(404);

    const balance = made(await here.get(`/contacts/${world.friend}/balance`), 200);
    expect(balance.credit.availableMinor).toBe(1500);
    const [usd] = made(await here.get('/ledger/trial-balance'), 200).currencies;
    expect(usd.sumMinor).toBe(0);
    expect(usd.accounts).toContainEqual({ account: 'liability:credit', balanceMinor: -1500 });
    expect(made(await here.get(`/redemptions?contactId=${world.friend}&status=used`), 200).data).toHaveLength(1);
  });

  it('gives credit to another person, and merchandise out of stock to nobody', async () => {
    const gift = { toContactId: world.referrer, amountMinor: 1000 };
    const transfer = made(await here.post(`/contacts/${world.friend}/transfers`, gift));
    expect(transfer).toMatchObject({ fromContactId: world.friend, ...gift, currency: 'USD' });
    expect((await here.post(`/contacts/${world.friend}/transfers`, gift)).body.code).toBe('insufficient-balance');
    const self = await here.post(`/contacts/${world.friend}/transfers`, { ...gift, toContactId: world.friend });
    expect([self.status, self.body.errors?.[0]?.path]).toEqual([422, 'toContactId']);

    const item = made(await here.post('/merchandise-items', { name: 'Mug', valueMinor: 400, stock: 1 }));
    const choose = { kind: 'merchandise', amountMinor: 400, itemId: item.id };
    const chosen = made(await here.post(`/contacts/${world.referrer}/redemptions`, choose));
    const gone = await here.post(`/contacts/${world.referrer}/redemptions`, choose);
    expect([gone.status, gone.body.code]).toEqual([409, 'out-of-stock']);
    const sent = made(await here.post(`/redemptions/${chosen.id}/fulfill`, { note: 'Parcel 7' }), 200);
    expect(sent).toMatchObject({ status: 'fulfilled', reason: 'Parcel 7' });
    expect((await here.post(`/redemptions/${chosen.id}/cancel`)).body.code).toBe('already-settled');
    expect(made(await here.patch(`/merchandise-items/${item.id}`, { stock: null }), 200).stock).toBeNull();
    const reward = world.rewards.find(({ side }) => side === 'referrer');
    expect((await here.post(`/rewards/${reward?.id}/hand-over`, {})).body.code).toBe('invalid-transition');
  });
});

it('puts a picture to an item and reads it', async () => {
  const item = made(await here.post('/merchandise-items', { name: 'Cup', valueMinor: 100 }));
  expect(item.picture).toBeNull();
  const path = `/merchandise-items/${item.id}/picture`;
  expect((await here.get(path)).status).toBe(404);
  const contentBase64 = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64');
  const { picture } = made(await here.post(path, { contentBase64, alt: 'A cup' }), 200);
  expect(picture).toMatchObject({ alt: 'A cup' });
  const file = await here.get(path);
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  for (const [body, field] of [
    [{ contentBase64: 'PHN2Zy8+', alt: 'x' }, 'picture'],
    [{ contentBase64: '§', alt: 'x' }, 'contentBase64'],
    [{ contentBase64 }, 'alt'],
  ] as const) {
    const refused = await here.post(path, body);
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, field]);
  }
});

it('takes back a paid payout only where the provider can', async () => {
  const none = await here.post(`/payouts/${crypto.randomUUID()}/reverse`, { reason: 'Wrong person' });
  expect([none.status, none.body.code]).toEqual([404, 'not-found']);
  const unsaid = await here.post(`/payouts/${crypto.randomUUID()}/reverse`, {});
  expect([unsaid.status, unsaid.body.errors[0].path]).toEqual([422, 'reason']);
});
