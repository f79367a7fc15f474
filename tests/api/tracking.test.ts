import { beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '@/lib/api/endpoints';
import { DEFAULT_STEPS } from '@/lib/domain/referrals/milestones';
import { systemCtx } from '@/lib/services/context';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { useDatabase } from '../setup/database';
import { type School, school } from './client';
import { ago, aWorld, DAY, made, type World } from './world';

useDatabase();
let demo: School;
let world: World;
beforeAll(async () => {
  demo = await school();
  world = await aWorld(demo, 'tracking');
  const milestones = [{ key: 'trial-booked', label: 'Trial booked' }, ...DEFAULT_STEPS];
  await updateSettings(systemCtx(demo.organizationId, new Date()), { milestones });
});

describe('steps over the API', () => {
  it('are listed in the order of the school', async () => {
    const { data } = made(await demo.get('/milestones'), 200);
    expect(data).toEqual([
      { key: 'trial-booked', label: 'Trial booked', byConversion: false },
      ...DEFAULT_STEPS.map(({ key }) => ({ key, label: null, byConversion: true })),
    ]);
  });

  it('are recorded once, and the referral tells of them', async () => {
    const path = `/referrals/${world.referral}/milestones`;
    const body = { key: 'trial-booked', occurredAt: ago(DAY), externalId: 'trial-1' };
    const first = made(await demo.post(path, body));
    expect(first.timeline.map(({ type }: { type: string }) => type)).toContain('milestone');
    made(await demo.post(path, body), 200);
    const whole = made(await demo.get(`/referrals/${world.referral}`), 200);
    expect(whole.milestones).toMatchObject([{ key: 'trial-booked', label: 'Trial booked' }]);
    expect(whole.qualityReasons).toContainEqual({ code: 'milestones-reached', points: 10 });
    const points = whole.qualityReasons.reduce((sum: number, reason: { points: number }) => sum + reason.points, 0);
    expect(whole.qualityScore).toBe(Math.min(100, points));
    const again = await demo.post(path, { ...body, externalId: 'trial-2' });
    expect([again.status, again.body.code]).toEqual([409, 'milestone-reached']);
  });

  it.each([
    [{ key: 'paid', occurredAt: ago(0) }, 'key'],
    [{ key: 'never-defined', occurredAt: ago(0) }, 'key'],
    [{ key: 'Ünknown\u0000', occurredAt: ago(0) }, 'key'],
    [{ key: 'trial-booked', occurredAt: ago(-DAY) }, 'occurredAt'],
    [{ key: 'trial-booked', occurredAt: '+275760-09-13T00:00:00Z' }, 'occurredAt'],
    [{ key: 'trial-booked' }, 'occurredAt'],
    [{ key: 'trial-booked', occurredAt: ago(0), externalId: 'x'.repeat(10_000) }, 'externalId'],
  ])('are refused at their field: %j', async (body, path) => {
    const answer = await demo.post(`/referrals/${world.referral}/milestones`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});

describe('touches of a server', () => {
  it('carry where they came from, and are part of the report', async () => {
    const { code } = world;
    const utm = { utm_source: 'Newsletter', utm_campaign: 'Autumn' };
    made(await demo.post('/touches', { code, channel: 'email', utm, referringHost: 'Mail.Example' }));
    const sources = made(await demo.get('/analytics/sources'), 200);
    expect(sources.utmSources[0]).toMatchObject({ utmSource: 'newsletter', touches: 1 });
    expect(sources.hosts[0]).toMatchObject({ referringHost: 'mail.example', touches: 1 });
  });

  it.each([
    [{ referringHost: 'https://mail.example/inbox?who=ben' }, 'referringHost'],
    [{ referringHost: 'x'.repeat(10_000) }, 'referringHost'],
    [{ utm: { utm_source: '' } }, 'utm.utm_source'],
    [{ utm: { utm_source: 'a\u0000b' } }, 'utm.utm_source'],
    [{ visitorId: '🙂' }, 'visitorId'],
    [{ occurredAt: ago(-DAY) }, 'occurredAt'],
  ])('are refused at their field: %j', async (rest, path) => {
    const answer = await demo.post('/touches', { code: world.code, ...rest });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});

describe('every report', () => {
  const reports = ENDPOINTS.filter(({ path }) => path.startsWith('/analytics/')).map(({ path }) => path);

  it.each(reports)('%s answers what its document promises, and refuses nonsense', async (path) => {
    const answer = await demo.get(`${path}?programId=${world.program}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    const { answers } = ENDPOINTS.find((one) => one.path === path) as (typeof ENDPOINTS)[number];
    expect(answers[200]?.safeParse(answer.body).success).toBe(true);
    for (const query of [
      'from=2026-13-01',
      'from=2026-05-02&to=2026-05-01',
      'programId=x',
      'from=1970-01-01&to=2199-01-01',
      'x=1',
    ])
      expect((await demo.get(`${path}?${query}`)).status, query).toBe(422);
  });
});

describe('bad input of the calls that track', () => {
  const who = { email: 'odd@example.com' };
  const enrolled = () => ({
    externalId: crypto.randomUUID(),
    referee: who,
    milestone: 'enrolled',
    valueMinor: 1000,
    currency: 'USD',
    occurredAt: ago(DAY),
    code: world.code,
  });
  const calls = [
    ['/touches', () => ({ code: world.code })],
    ['/referrals', () => ({ code: world.code, referee: who })],
    ['/conversions', enrolled],
  ] as const;
  const odd = ['a\u0000b', '🙂', "'; drop table touches; --", '../../etc', 'x'.repeat(10_000), '%00', ' '];

  it.each([calls[0], calls[1]])('%s refuses codes that are none, at their field', async (path, good) => {
    for (const code of odd) {
      const answer = await demo.post(path, { ...good(), code });
      expect([404, 422], `${code.slice(0, 20)}: ${answer.text}`).toContain(answer.status);
      if (answer.status === 422 && answer.body.errors.length)
        expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual(['code']);
    }
  });

  it('an enrolment stands, and is nobody’s, when a code that nobody has was told', async () => {
    for (const code of odd) {
      const { status, body, text } = await demo.post('/conversions', { ...enrolled(), code });
      expect([201, 422], text).toContain(status);
      expect(status === 201 ? body.attributed : body.errors[0].path, text).toBe(status === 201 ? false : 'code');
    }
  });

  it.each(calls)('%s refuses times that no calendar has, and times to come', async (path, good) => {
    // An enrolment may be dated by a clock that is hours ahead, not days.
    const tomorrow = [ago(path === '/conversions' ? -2 * DAY : -DAY)];
    for (const occurredAt of [...tomorrow, '+275760-09-13T00:00:00Z', '2026-02-30T00:00:00Z', 'soon', 0, null]) {
      const answer = await demo.post(path, { ...good(), occurredAt });
      expect([answer.status, answer.body.errors?.[0]?.path], `${occurredAt}: ${answer.text}`).toEqual([
        422,
        'occurredAt',
      ]);
    }
  });

  it.each([calls[0], calls[1]])('%s refuses forged visitors', async (path, good) => {
    for (const visitorId of ['🙂', 'a\u0000b', 'x'.repeat(10_000), '../x', {}, 1]) {
      const answer = await demo.post(path, { ...good(), visitorId });
      expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([422, 'visitorId']);
    }
  });

  it('refuses a browser of 10 KB in the body, and takes one in the header', async () => {
    const answer = await demo.post('/touches', { code: world.code, userAgent: 'U'.repeat(10_240) });
    expect([answer.status, answer.body.errors[0].path]).toEqual([422, 'userAgent']);
    const headers = { 'content-type': 'application/json', 'user-agent': 'U'.repeat(10_240) };
    const body = JSON.stringify({ code: world.code });
    made(await demo.send('POST', '/touches', { body, headers }));
  });

  it('finds no code by a name that is none', async () => {
    for (const code of odd) {
      const at = `/codes/${encodeURIComponent(code)}`;
      expect([400, 404, 422]).toContain((await demo.get(at)).status);
      expect([400, 404, 422]).toContain((await demo.get(`${at}/qr?format=svg&channel=🙂`)).status);
    }
  });
});
