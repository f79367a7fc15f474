import { beforeAll, describe, expect, it } from 'vitest';
import { sealAudit } from '@/lib/services/audit/seal';
import { systemCtx } from '@/lib/services/context';
import { useDatabase } from '../../setup/database';
import { call, clientOf, requestToken, type School, school } from '../client';
import { ago, aWorld, DAY, made, type World } from '../world';
import * as shape from './shapes';

// Each call of the contract's table, in its order, against the shapes it prints. Every answer is held against the OpenAPI
// document too: `call` does that.
useDatabase();

const { inShape, listOf } = shape;
let demo: School;
let finance: School;
let world: World;
beforeAll(async () => {
  demo = await school();
  finance = await clientOf(demo.organizationId, ['rewards:approve', 'payouts:write']);
  world = await aWorld(demo, 'shape');
});

describe('sign-in', () => {
  it('gives a token by Basic or by the body', async () => {
    inShape(shape.token, made(await requestToken(demo), 200));
    const fields = { grant_type: 'client_credentials', client_id: demo.clientId, client_secret: demo.clientSecret };
    const body = new URLSearchParams({ ...fields, scope: 'people:read rewards:read' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    const token = made(await call('POST', '/api/oauth/token', { body, headers }), 200);
    expect(inShape(shape.token, token).scope).toBe('people:read rewards:read');
    const star = new URLSearchParams({ ...fields, scope: '*' }).toString();
    expect((await call('POST', '/api/oauth/token', { body: star, headers })).body.error).toBe('invalid_scope');
  });

  it('is not needed to ask for the health', async () => {
    inShape(shape.health, made(await call('GET', '/api/health'), 200));
  });
});

describe('courses and people', () => {
  it('have the fields of the page', async () => {
    const course = { externalId: 'shape-b1', name: 'Español B1 ✓', priceMinor: 0, currency: 'USD' };
    expect(inShape(shape.course, made(await demo.post('/courses', course)))).toMatchObject(course);
    inShape(listOf(shape.course), made(await demo.get('/courses'), 200));
    const guardian = { externalId: 'shape-mother', standing: [{ kind: 'parent', status: 'active' }] };
    made(await demo.post('/contacts', guardian));
    const whole = {
      externalId: 'shape-child',
      email: 'child.shape@example.com',
      phone: '+12125550177',
      firstName: 'Zoë',
      lastName: "O'Neill",
      standing: [
        { kind: 'student', status: 'active' },
        { kind: 'lead', status: 'inactive' },
      ],
      birthDate: '2012-02-29',
    };
    const child = made(await demo.post('/contacts', { ...whole, guardianExternalId: 'shape-mother' }));
    const { standing, ...rest } = whole;
    expect(inShape(shape.contact, child)).toMatchObject(rest);
    expect(child.standing).toEqual(expect.arrayContaining(standing));
    expect(made(await demo.get(`/contacts/${child.id}`), 200)).toEqual(child);
    inShape(listOf(shape.contact), made(await demo.get('/contacts'), 200));
    const other = made(await demo.post('/contacts', { phone: '+12125550178', standing: [] }));
    expect(
      inShape(shape.contact, made(await demo.post(`/contacts/${other.id}/merge`, { intoId: child.id }), 200)).id,
    ).toBe(child.id);
  });

  it.each(['student', 'alumnus', 'parent', 'affiliate', 'partner', 'lead'])('may be %s', async (kind) => {
    const standing = [{ kind, status: 'inactive' }];
    const person = made(await demo.post('/contacts', { externalId: `shape-${kind}`, standing }));
    expect(inShape(shape.contact, person).standing).toEqual(standing);
  });
});

describe('codes and touches', () => {
  it('have the fields of the page', async () => {
    const body = { contactId: world.referrer, code: 'SHAPE-2026' };
    const code = inShape(shape.code, made(await demo.post(`/programs/${world.program}/codes`, body)));
    inShape(shape.code, made(await demo.get('/codes/SHAPE-2026'), 200));
    expect(code.url).toMatch(/\/r\/SHAPE-2026$/);
    for (const [query, type] of [
      ['', 'image/svg+xml'],
      ['?format=svg&channel=print', 'image/svg+xml'],
      ['?format=png&channel=whatsapp', 'image/png'],
    ])
      expect((await demo.get(`/codes/SHAPE-2026/qr${query}`)).headers.get('content-type')).toBe(type);
    const touch = {
      code: 'SHAPE-2026',
      channel: 'email',
      visitorId: 'v-1',
      occurredAt: ago(DAY),
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    };
    expect(inShape(shape.touch, made(await demo.post('/touches', touch)))).toMatchObject({
      visitorId: 'v-1',
      counted: true,
    });
    const bot = inShape(
      shape.touch,
      made(await demo.post('/touches', { code: 'SHAPE-2026', userAgent: 'Slackbot 1.0' })),
    );
    expect([bot.counted, typeof bot.reason]).toEqual([false, 'string']);
  });
});

describe('referrals, conversions and rewards', () => {
  it('have the fields of the page', async () => {
    const referee = {
      email: 'full.shape@example.com',
      phone: '+12125550179',
      firstName: 'F',
      lastName: 'S',
      externalId: 'f-1',
    };
    const body = {
      code: world.code,
      visitorId: 'v-2',
      channel: 'whatsapp',
      referee,
      occurredAt: '2026-10-01T02:00:00+02:00',
    };
    const referral = inShape(shape.referral, made(await demo.post('/referrals', body)));
    expect([referral.status, referral.sharedAt]).toEqual(['pending', '2026-10-01T00:00:00.000Z']);
    expect(referral.expiresAt).toBe('2026-12-30T00:00:00.000Z');
    for (const query of ['', `?status=pending&programId=${world.program}&referrerId=${world.referrer}`])
      inShape(listOf(shape.referral), made(await demo.get(`/referrals${query}`), 200));
    inShape(shape.referral, made(await demo.get(`/referrals/${world.referral}`), 200));
    const receipt = inShape(shape.attribution, made(await demo.get(`/referrals/${world.referral}/attribution`), 200));
    expect(receipt.winner.code).toBe(world.code);
  });

  it('are answered with what a conversion earned, and with what a refund left', async () => {
    made(
      await demo.post('/referrals', {
        code: world.code,
        referee: { email: 'r.shape@example.com' },
        occurredAt: ago(DAY),
      }),
    );
    const enrolment = {
      externalId: 'shape-2',
      referee: { email: 'r.shape@example.com' },
      milestone: 'enrolled',
      courseExternalId: 'shape-a1',
      valueMinor: 40_000,
      discountMinor: 4000,
      currency: 'USD',
      occurredAt: ago(0),
      code: world.code,
    };
    const conversion = inShape(shape.conversion, made(await demo.post('/conversions', enrolment)));
    expect(conversion.rewards.map((one: { side: string }) => one.side)).toEqual(['referrer', 'referee']);
    expect(made(await demo.post('/conversions', enrolment), 200).id).toBe(conversion.id);
    const refund = { externalId: 'shape-r', amountMinor: 36_000, reason: 'drop-out', occurredAt: ago(0) };
    const after = inShape(shape.conversion, made(await demo.post(`/conversions/${conversion.id}/refunds`, refund)));
    for (const reward of after.rewards)
      expect(reward).toMatchObject({
        rewardAmountMinor: 0,
        status: 'cancelled',
        originalAmountMinor: expect.any(Number),
      });
    const query = `?status=cancelled&recipientId=${world.referrer}&referralId=${conversion.referralId}`;
    expect(inShape(listOf(shape.reward), made(await demo.get(`/rewards${query}`), 200)).data).toHaveLength(1);
    const nobody = { ...enrolment, externalId: 'shape-3', referee: { externalId: 'nobody-3' }, code: undefined };
    const unearned = inShape(shape.conversion, made(await demo.post('/conversions', nobody)));
    expect(unearned).toMatchObject({ attributed: false, reason: 'no-touch', rewards: [] });
  });

  it('are approved, or rejected with a reason', async () => {
    const [cash, discount] = world.rewards as [World['rewards'][number], World['rewards'][number]];
    expect(inShape(shape.reward, made(await finance.post(`/rewards/${cash.id}/approve`), 200)).status).toBe('approved');
    const rejected = made(await finance.post(`/rewards/${discount.id}/reject`, { reason: 'No.' }), 200);
    expect(inShape(shape.reward, rejected)).toMatchObject({ status: 'cancelled', rewardAmountMinor: 0 });
    inShape(shape.reward, made(await demo.get(`/rewards/${cash.id}`), 200));
  });
});

describe('money', () => {
  it('is paid out with the fields of the page', async () => {
    const run = made(await finance.post('/payouts/run', { asOf: new Date().toISOString() }), 200);
    expect(run.payouts).toHaveLength(1);
    for (const payout of run.payouts) inShape(shape.payout, payout);
    inShape(shape.payout, made(await demo.get(`/payouts/${run.payouts[0].id}`), 200));
    inShape(listOf(shape.payout), made(await demo.get('/payouts'), 200));
    inShape(shape.trialBalance, made(await demo.get('/ledger/trial-balance'), 200));
  });

  it('is in the balance, and in the statement as JSON, CSV and PDF', async () => {
    inShape(shape.balance, made(await demo.get(`/contacts/${world.referrer}/balance`), 200));
    const path = `/contacts/${world.referrer}/statement?from=2026-01-01&to=2199-12-31`;
    for (const type of ['application/json', 'text/csv', 'application/pdf']) {
      const answer = await demo.get(path, { accept: type });
      expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
    }
  });

  it('is used and given on as credit', async () => {
    const rewards = { referrer: { kind: 'credit', amountMinor: 9000 }, expiryDays: 365 };
    made(await demo.patch(`/programs/${world.program}`, { rewards }), 200);
    made(await demo.post(`/programs/${world.program}/publish`), 200);
    const enrolment = {
      externalId: 'shape-4',
      referee: { externalId: 'c-4' },
      milestone: 'enrolled',
      valueMinor: 40_000,
    };
    const at = { currency: 'USD', occurredAt: ago(0), code: world.code };
    const conversion = made(await demo.post('/conversions', { ...enrolment, ...at }));
    made(await finance.post(`/rewards/${conversion.rewards[0].id}/approve`, {}), 200);
    const balance = inShape(shape.balance, made(await demo.get(`/contacts/${world.referrer}/balance`), 200));
    expect(balance.credit).toMatchObject({ availableMinor: 9000, nextExpiryAt: expect.any(String) });
    for (const kind of ['discount', 'course-credit', 'merchandise']) {
      const more = kind === 'merchandise' ? { item: 'Mug' } : {};
      const used = await demo.post(`/contacts/${world.referrer}/redemptions`, { kind, amountMinor: 1000, ...more });
      expect(inShape(shape.redemption, made(used)).kind).toBe(kind);
    }
    const gift = { toContactId: world.friend, amountMinor: 2000 };
    expect(inShape(shape.transfer, made(await demo.post(`/contacts/${world.referrer}/transfers`, gift)))).toMatchObject(
      gift,
    );
    const after = made(await demo.get(`/contacts/${world.referrer}/balance`), 200);
    expect(after.credit.availableMinor).toBe(4000);
  });
});

describe('what is looked at', () => {
  it.each(['overview', 'funnel', 'leaderboard', 'sources', 'cohorts', 'programs', 'liability'])(
    'analytics/%s takes from, to, programId and granularity',
    async (name) => {
      const range = `from=2026-10-01&to=2026-11-30&programId=${world.program}`;
      for (const query of ['', `?${range}`, ...['day', 'week', 'month'].map((one) => `?${range}&granularity=${one}`)])
        expect(made(await demo.get(`/analytics/${name}${query}`), 200)).toEqual(expect.any(Object));
    },
  );

  it('the audit trail is a chain', async () => {
    const list = async () =>
      inShape(listOf(shape.auditEvent), made(await demo.get('/audit-events?limit=100'), 200)).data;
    const ctx = systemCtx(demo.organizationId, new Date());
    do await sealAudit(ctx);
    while ((await list()).some(({ hash }: { hash: string | null }) => hash === null));
    const chain = (await list()).toSorted(
      (a: { sequence: number }, b: { sequence: number }) => a.sequence - b.sequence,
    );
    for (const [index, { previousHash }] of chain.entries())
      if (index > 0) expect(previousHash).toBe(chain[index - 1].hash);
  });

  it('webhook endpoints are made, listed and deleted', async () => {
    const made201 = made(await demo.post('/webhook-endpoints', { url: 'https://receiver.invalid/shape' }));
    expect(inShape(shape.webhookEndpoint, made201).secret).toMatch(/^whsec_/);
    const { data } = inShape(listOf(shape.webhookEndpoint), made(await demo.get('/webhook-endpoints'), 200));
    expect(data[0]).not.toHaveProperty('secret');
    made(await demo.send('DELETE', `/webhook-endpoints/${made201.id}`), 200);
    expect(made(await demo.get('/webhook-endpoints'), 200).data).toEqual([]);
  });
});
