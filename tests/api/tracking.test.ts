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
