import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../setup/database';
import { type School, school } from './client';
import { ago, aWorld, DAY, made, type World } from './world';

useDatabase();
let own: School;
let world: World;
let code: string;
let other: string;

beforeAll(async () => {
  own = await school();
  world = await aWorld(own, 'one');
  const contact = {
    externalId: 'two',
    email: 'two@example.com',
    firstName: 'Eva',
    standing: [{ kind: 'student', status: 'active' }],
  };
  other = made(await own.post('/contacts', contact)).id;
  code = made(await own.post(`/programs/${world.program}/codes`, { contactId: other })).code;
});

describe('attribution over the API', () => {
  it('is overridden, and read by the old referral and the new one', async () => {
    const before = made(await own.get(`/referrals/${world.referral}/attribution`), 200);
    const receipt = made(
      await own.post(`/referrals/${world.referral}/attribution`, { code, reason: 'Told at the desk' }),
      200,
    );
    expect(receipt).toMatchObject({
      rule: 'override',
      winner: { code, referrerId: other },
      note: 'Told at the desk',
      superseded: [{ id: before.id }],
      evidenceHash: before.evidenceHash,
    });
    expect(made(await own.get(`/referrals/${world.referral}/attribution`), 200)).toMatchObject({ id: receipt.id });
    expect(made(await own.get(`/referrals/${receipt.owedReferralId}/attribution`), 200)).toMatchObject({
      id: receipt.id,
    });
    expect(made(await own.get(`/referrals/${receipt.owedReferralId}`), 200)).toMatchObject({ referrerId: other });
    const rewards = made(await own.get(`/rewards?recipientId=${other}`), 200).data;
    expect(rewards).toMatchObject([{ side: 'referrer', status: 'pending' }]);
    const stale = await own.post(`/referrals/${world.referral}/attribution`, {
      code: world.code,
      reason: 'No',
      decisionId: before.id,
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'decided-meanwhile' } });
    const same = await own.post(`/referrals/${world.referral}/attribution`, { code, reason: 'Again' });
    expect(same).toMatchObject({ status: 409, body: { code: 'already-owed' } });
    const nobody = await own.post(`/referrals/${world.referral}/attribution`, { code: 'NOBODY-HAS', reason: 'x' });
    expect(nobody).toMatchObject({ status: 422, body: { errors: [{ path: 'code' }] } });
    const none = await own.post(`/referrals/${world.referral}/attribution`, { code });
    expect(none).toMatchObject({ status: 422, body: { errors: [{ path: 'reason' }] } });
  });

  it('compares models, and merges and un-merges people', async () => {
    const view = made(
      await own.post(`/programs/${world.program}/counterfactual`, {
        model: 'last',
        from: ago(30 * DAY),
        to: ago(-DAY),
      }),
      200,
    );
    expect(view).toMatchObject({ model: 'last', split: false, changed: 0, totals: { differenceMinor: 0 } });
    made(await own.post(`/contacts/${other}/merge`, { intoId: world.referrer }), 200);
    expect(made(await own.post(`/contacts/${other}/unmerge`), 200)).toMatchObject({ id: other, externalId: 'two' });
    expect(await own.post(`/contacts/${other}/unmerge`)).toMatchObject({ status: 409, body: { code: 'not-merged' } });
  });
});
