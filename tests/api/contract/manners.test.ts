import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '@/lib/api/endpoints';
import { useDatabase } from '../../setup/database';
import { clientOf, type School, school } from '../client';
import { ago, aUsedWallet, aWorld, DAY, made, programBody, type World } from '../world';
import * as shape from './shapes';

// The manners of the contract, on every call of its table: keys of POSTs, pages of lists, and what is not there.
useDatabase();

const NOBODY = '0198a000-0000-7000-8000-000000000000';
let demo: School;
let finance: School;
let stranger: School;
let world: World;
let draft: string;
let twin: string;
beforeAll(async () => {
  demo = await school();
  finance = await clientOf(demo.organizationId, ['rewards:approve']);
  stranger = await school();
  world = await aWorld(demo, 'manners');
  await aUsedWallet(demo, world);
  twin = made(await demo.post('/contacts', { externalId: 'manners-twin', standing: [] })).id;
  draft = made(await demo.post('/programs', programBody)).id;
});

const student = [{ kind: 'student', status: 'active' }];
const reward = (side: string) => world.rewards.find((one) => one.side === side)?.id;
const enrolment = {
  externalId: 'manners-e',
  referee: { externalId: 'manners-f' },
  milestone: 'enrolled',
  valueMinor: 1000,
  currency: 'USD',
  occurredAt: ago(DAY),
};

/** A body that each POST takes, in an order in which one after the other can be done. */
const POSTS: Record<string, () => [path: string, body: object, status?: number, client?: School]> = {
  '/courses': () => ['/courses', { externalId: 'manners-c', name: 'C', priceMinor: 1, currency: 'USD' }, 201],
  '/contacts': () => ['/contacts', { externalId: 'manners-p', standing: student }, 201],
  '/programs': () => ['/programs', programBody, 201],
  '/programs/{id}/check': () => [`/programs/${draft}/check`, {}],
  '/programs/{id}/publish': () => [`/programs/${draft}/publish`, {}],
  '/programs/{id}/backtest': () => [`/programs/${draft}/backtest`, { from: ago(DAY), to: ago(0) }],
  '/programs/{id}/codes': () => [`/programs/${draft}/codes`, { contactId: world.referrer }, 201],
  '/programs/{id}/pause': () => [`/programs/${draft}/pause`, {}],
  '/programs/{id}/resume': () => [`/programs/${draft}/resume`, {}],
  '/programs/{id}/clone': () => [`/programs/${draft}/clone`, {}, 201],
  '/programs/{id}/end': () => [`/programs/${draft}/end`, {}],
  '/touches': () => ['/touches', { code: world.code }, 201],
  '/referrals': () => ['/referrals', { code: world.code, referee: { externalId: 'manners-r' } }, 201],
  '/referrals/{id}/attribution': () => [
    `/referrals/${world.referral}/attribution`,
    { code: world.code, reason: 'Belongs to it already.' },
    409,
  ],
  '/conversions': () => ['/conversions', enrolment, 201],
  '/conversions/{id}/refunds': () => [
    `/conversions/${world.conversion}/refunds`,
    { externalId: 'manners-x', amountMinor: 100, reason: 'refund', occurredAt: ago(0) },
    201,
  ],
  '/rewards/{id}/approve': () => [`/rewards/${reward('referrer')}/approve`, {}, 200, finance],
  '/payouts/run': () => ['/payouts/run', {}],
  // Paid out by now: the no of a rule is an answer too.
  '/rewards/{id}/reject': () => [`/rewards/${reward('referrer')}/reject`, { reason: 'R' }, 422, finance],
  '/contacts/{id}/redemptions': () => [
    `/contacts/${world.friend}/redemptions`,
    { kind: 'course-credit', amountMinor: 100 },
    201,
  ],
  '/contacts/{id}/transfers': () => [
    `/contacts/${world.friend}/transfers`,
    { toContactId: world.referrer, amountMinor: 100 },
    201,
  ],
  '/contacts/{id}/merge': () => [`/contacts/${twin}/merge`, { intoId: world.friend }],
  '/webhook-endpoints': () => ['/webhook-endpoints', { url: 'https://receiver.invalid/m' }, 201],
};

describe('an Idempotency-Key', () => {
  it.each(Object.entries(POSTS))('of POST %s is answered once, and is no key of another body', async (_, call) => {
    const [path, body, status = 200, client = demo] = call();
    const headers = { 'idempotency-key': `manners-${path}` };
    const first = await client.post(path, body, headers);
    expect([first.status, first.text]).toEqual([status, expect.any(String)]);
    const again = await client.post(path, body, headers);
    expect([again.status, again.text, again.headers.get('idempotency-replayed')]).toEqual([status, first.text, 'true']);
    const other = await client.post(path, { ...body, other: true }, headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch']);
  });
});

describe('a list', () => {
  const lists = ENDPOINTS.filter(({ query }) => query && 'cursor' in query.shape).map(({ path }) => path);

  it.each(lists)('%s has pages of 1 to 100, to its end', async (path) => {
    const ids: string[] = [];
    const all = path.replace('{id}', NOBODY);
    if (all !== path) return expect((await demo.get(all)).status).toBe(404);
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = shape.inShape(shape.listOf(shape.anything), made(await demo.get(`${path}?limit=1${next}`), 200));
      expect(page.data.length).toBeLessThanOrEqual(1);
      ids.push(...page.data.map(({ id }: { id: string }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const whole = made(await demo.get(`${path}?limit=100`), 200);
    expect(ids).toEqual(whole.data.map(({ id }: { id: string }) => id));
    expect(whole.nextCursor).toBeNull();
    for (const query of ['limit=0', 'limit=101', 'limit=-1', 'limit=1.5', 'limit=x', 'cursor=nonsense', 'offset=1']) {
      const answer = await demo.get(`${path}?${query}`);
      expect([answer.status, shape.inShape(shape.problem, answer.body).code], query).toEqual([422, 'invalid-input']);
    }
  });

  it('is there for all that the contract lists', () => {
    for (const path of ['/referrals', '/rewards', '/payouts', '/audit-events', '/webhook-endpoints'])
      expect(lists).toContain(path);
  });
});

describe('an id', () => {
  const paths = ENDPOINTS.filter(({ path }) => path.includes('{id}'));

  it.each(paths.map((one) => [one.method.toUpperCase(), one.path] as const))(
    'of nothing, of no form or of another school is 404: %s %s',
    async (method, path) => {
      const init = method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } };
      const known = path.startsWith('/contacts')
        ? world.friend
        : path.startsWith('/programs')
          ? world.program
          : world.referral;
      const answers = [
        await demo.send(method, path.replace('{id}', 'none'), init),
        await stranger.send(method, path.replace('{id}', known), init),
        await demo.send(method, path.replace('{id}', NOBODY), init),
      ];
      // A body that no schema takes may be told first.
      for (const { status, body } of answers)
        expect([status, shape.inShape(shape.problem, body).code]).toEqual(
          status === 422 ? [422, 'invalid-input'] : [404, 'not-found'],
        );
      expect(answers[0]?.status).toBe(404);
    },
  );
});
