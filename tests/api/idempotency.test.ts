import { beforeAll, describe, expect, it } from 'vitest';
import { systemCtx } from '@/lib/services/context';
import { purgeKeys } from '@/lib/services/idempotency/purge-keys';
import { runOnce } from '@/lib/services/idempotency/run-once';
import { runRepeatable } from '@/lib/services/idempotency/run-repeatable';
import { transact } from '@/lib/services/transact';
import { useDatabase } from '../setup/database';
import { type Answer, clientOf, type School, school } from './client';
import { ago, aWorld, DAY, programBody, type World } from './world';

const database = useDatabase();
let demo: School;
let world: World;
beforeAll(async () => {
  demo = await school();
  world = await aWorld(demo, 'once');
});

let keys = 0;
const newKey = () => `key-${keys++}`;
const seen = ({ status, text, headers }: Answer) => [
  status,
  text,
  headers.get('content-type'),
  headers.get('location'),
];
const count = async (table: string) =>
  (await database.owner`select count(*)::int as n from ${database.owner(table)}`)[0]?.n as number;

describe('the same request with the same key', () => {
  it('does it once and answers the same, marked as a repetition', async () => {
    const headers = { 'idempotency-key': newKey() };
    const before = await count('referral_programs');
    const first = await demo.post('/programs', programBody, headers);
    const second = await demo.post('/programs', programBody, headers);
    expect(first.status).toBe(201);
    expect(seen(second)).toEqual(seen(first));
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await count('referral_programs')).toBe(before + 1);
  });

  it('holds for touches and conversions, which go through batches', async () => {
    const touch = { code: world.code };
    const headers = { 'idempotency-key': newKey() };
    const before = await count('touches');
    const answers = [await demo.post('/touches', touch, headers), await demo.post('/touches', touch, headers)];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await count('touches')).toBe(before + 1);
    const conversion = {
      externalId: 'keyed',
      referee: { email: 'keyed@example.com' },
      milestone: 'enrolled',
      valueMinor: 20_000,
      currency: 'USD',
      occurredAt: ago(DAY),
      code: world.code,
    };
    const conversionHeaders = { 'idempotency-key': newKey() };
    const first = await demo.post('/conversions', conversion, conversionHeaders);
    expect([first.status, first.body.rewards.length]).toEqual([201, 2]);
    const again = await demo.post('/conversions', conversion, conversionHeaders);
    expect(seen(again)).toEqual(seen(first));
    expect((await demo.post('/conversions', conversion)).status).toBe(200);
  });

  it('repeats the no of a rule, but lets a body be put right that no schema took', async () => {
    const headers = { 'idempotency-key': newKey() };
    const self = { code: world.code, referee: { email: 'anna.once@example.com' } };
    const refused = await demo.post('/referrals', self, headers);
    expect([refused.status, refused.body.code]).toEqual([422, 'self-referral']);
    const again = await demo.post('/referrals', self, headers);
    expect(seen(again)).toEqual(seen(refused));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = { 'idempotency-key': newKey() };
    expect((await demo.post('/referrals', { code: world.code }, other)).body.code).toBe('invalid-input');
    expect(
      (await demo.post('/referrals', { code: world.code, referee: { email: 'gil@example.com' } }, other)).status,
    ).toBe(201);
  });

  it('is worked on once when it comes thirty times at once', async () => {
    const headers = { 'idempotency-key': newKey() };
    const before = await count('referral_programs');
    const answers = await Promise.all(Array.from({ length: 30 }, () => demo.post('/programs', programBody, headers)));
    expect(await count('referral_programs')).toBe(before + 1);
    const done = answers.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201))
      expect([status, body.code]).toEqual([409, 'idempotency-in-progress']);
    expect((await demo.post('/programs', programBody, headers)).text).toBe(done[0]?.text);
  });

  it('does not starve when many different keys come at once', async () => {
    const post = (n: number) => {
      const body = { externalId: `many-${n}`, name: 'Many', priceMinor: 1, currency: 'USD' };
      return demo.post('/courses', body, { 'idempotency-key': newKey() });
    };
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => post(n)));
    expect(answers.every(({ status }) => status === 201)).toBe(true);
  });
});

describe('a key', () => {
  const course = (externalId: string) => ({ externalId, name: 'Key', priceMinor: 1, currency: 'USD' });

  it('with another body or another address is a mismatch', async () => {
    const headers = { 'idempotency-key': newKey() };
    expect((await demo.post('/courses', course('k1'), headers)).status).toBe(201);
    for (const answer of [
      await demo.post('/courses', course('k2'), headers),
      await demo.post('/contacts', course('k1'), headers),
    ])
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency-mismatch']);
  });

  it('belongs to one client: another may use the same', async () => {
    const headers = { 'idempotency-key': newKey() };
    const other = await clientOf(demo.organizationId, ['programs:write']);
    const stranger = await school();
    expect((await demo.post('/courses', course('k3'), headers)).status).toBe(201);
    expect((await other.post('/courses', course('k4'), headers)).status).toBe(201);
    expect((await stranger.post('/courses', course('k3'), headers)).status).toBe(201);
  });

  it('is forgotten after 24 hours', async () => {
    const headers = { 'idempotency-key': newKey() };
    await demo.post('/courses', course('k5'), headers);
    const age = (text: string) =>
      database.owner`update idempotency_keys set created_at = now() - ${text}::interval where key = ${headers['idempotency-key']}`;
    await age('23 hours 59 minutes');
    expect((await demo.post('/courses', course('k6'), headers)).status).toBe(422);
    await age('24 hours 1 minute');
    expect((await demo.post('/courses', course('k6'), headers)).status).toBe(201);
    await age('25 hours');
    expect(await purgeKeys(systemCtx(demo.organizationId, new Date()))).toBe(1);
  });

  it.each(['', ' ', 'a b', 'é', 'x'.repeat(256)])('%j cannot be one', async (key) => {
    const answer = await demo.post('/courses', course('k7'), {
      'idempotency-key': encodeURI(key) === key ? key : 'a b',
    });
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'Idempotency-Key']);
  });

  it('on a GET or a PATCH means nothing', async () => {
    const headers = { 'idempotency-key': 'a b' };
    expect((await demo.get('/courses', headers)).status).toBe(200);
  });
});

describe('a conversion, whose key shares batches with others', () => {
  const conversion = (externalId: string) => ({
    externalId,
    referee: { email: `${externalId}@example.com` },
    milestone: 'enrolled',
    valueMinor: 1000,
    currency: 'USD',
    occurredAt: '2026-05-05T00:00:00Z',
  });

  it('is worked on once when it comes thirty times at once', async () => {
    const headers = { 'idempotency-key': newKey() };
    const body = conversion('burst');
    const answers = await Promise.all(Array.from({ length: 30 }, () => demo.post('/conversions', body, headers)));
    const done = answers.filter(({ status }) => status === 201);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    for (const { status, body: answer } of answers.filter((one) => one.status !== 201))
      expect([status, answer.code]).toEqual([409, 'idempotency-in-progress']);
    const again = await demo.post('/conversions', body, headers);
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([done[0]?.text, 'true']);
  });

  it('takes a hundred keys at once, of two schools, each with its own answer', async () => {
    const other = await school();
    const key = newKey();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        (n % 2 ? demo : other).post('/conversions', conversion(`many-${n}`), { 'idempotency-key': `${key}-${n >> 1}` }),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body.externalId])).toEqual(
      Array.from({ length: 100 }, (_, n) => [201, `many-${n}`]),
    );
  });

  it('is refused with another body, also in the same instant', async () => {
    const headers = { 'idempotency-key': newKey() };
    const answers = await Promise.all(['x1', 'x2'].map((id) => demo.post('/conversions', conversion(id), headers)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(answers.find(({ status }) => status === 422)?.body.code).toBe('idempotency-mismatch');
    expect((await demo.post('/courses', {}, headers)).body.code).toBe('idempotency-mismatch');
  });

  it('gives the key back when no schema takes the body', async () => {
    const headers = { 'idempotency-key': newKey() };
    expect((await demo.post('/conversions', { ...conversion('y1'), valueMinor: -1 }, headers)).status).toBe(422);
    expect((await demo.post('/conversions', conversion('y1'), headers)).status).toBe(201);
  });

  it('can be sent again some time after a crash, and then finds what was made', async () => {
    const headers = { 'idempotency-key': newKey() };
    const first = await demo.post('/conversions', conversion('z1'), headers);
    const crash = (lockedFor: string) =>
      database.owner`update idempotency_keys set response_status = null, response_body = null, locked_until = now() + ${lockedFor}::interval
        where key = ${headers['idempotency-key']}`;
    await crash('10 seconds');
    expect((await demo.post('/conversions', conversion('z1'), headers)).body.code).toBe('idempotency-in-progress');
    await crash('-1 second');
    expect((await demo.post('/conversions', conversion('z2'), headers)).body.code).toBe('idempotency-mismatch');
    const again = await demo.post('/conversions', conversion('z1'), headers);
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    expect((await demo.post('/conversions', conversion('z1'), headers)).headers.get('idempotency-replayed')).toBe(
      'true',
    );
  });

  it('leaves the key free when the work fails', async () => {
    const ctx = systemCtx(demo.organizationId, new Date());
    const input = { key: newKey(), requestHash: 'h' };
    const failing = async (): Promise<never> => {
      throw new Error('the database went away');
    };
    await expect(runRepeatable(ctx, { ...input, work: failing })).rejects.toThrow('the database went away');
    const answer = { status: 201, headers: {}, body: 'done' };
    const work = async () => ({ answer, keep: true });
    expect(await runRepeatable(ctx, { ...input, work })).toEqual({ answer, replayed: false });
    expect(await runRepeatable(ctx, { ...input, work: failing })).toEqual({ answer, replayed: true });
  });
});

describe('a failure in the middle', () => {
  it('leaves neither the effect nor the key', async () => {
    const ctx = systemCtx(demo.organizationId, new Date());
    const input = { key: newKey(), requestHash: 'h' };
    const insert = () =>
      transact(
        ctx,
        ({ sql }) => sql`
        insert into courses (organization_id, external_id, name, price_minor, currency)
        values (${ctx.organizationId}, 'crash', 'Crash', 1, 'USD')`,
      );
    const crash = runOnce(ctx, {
      ...input,
      work: async () => {
        await insert();
        throw new Error('the process died here');
      },
    });
    await expect(crash).rejects.toThrow('the process died here');
    expect(await database.owner`select from courses where external_id = 'crash'`).toHaveLength(0);
    const answer = { status: 201, headers: {}, body: 'done' };
    const work = async () => {
      await insert();
      return { answer, keep: true };
    };
    expect(await runOnce(ctx, { ...input, work })).toEqual({ answer, replayed: false });
    expect(await runOnce(ctx, { ...input, work })).toEqual({ answer, replayed: true });
    expect(await database.owner`select from courses where external_id = 'crash'`).toHaveLength(1);
  });
});
