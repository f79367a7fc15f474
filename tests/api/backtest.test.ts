import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../setup/database';
import { type School, school } from './client';
import { ago, aWorld, DAY, made, type World } from './world';

useDatabase();

let client: School;
let world: World;
beforeAll(async () => {
  client = await school();
  world = await aWorld(client, 'tested');
});

const period = () => ({ from: ago(30 * DAY), to: ago(0) });

describe('POST /programs/{id}/backtest', () => {
  it('answers what the draft would have paid beside what was paid', async () => {
    const path = `/programs/${world.program}/backtest`;
    const live = made(await client.post(path, period()), 200);
    expect(live).toMatchObject({ version: 1, versionStatus: 'published', currency: 'USD' });
    expect(live.totals.paid).toEqual({ rewarded: 1, grantedMinor: 9000, standingMinor: 9000 });
    expect(live.totals.difference).toEqual({ grantedMinor: 0, standingMinor: 0, share: 0 });
    expect(live.months).toHaveLength(1);
    expect(live.referrers).toMatchObject([{ referrerId: world.referrer, name: 'Anna' }]);
    await client.patch(`/programs/${world.program}`, { rewards: { referrer: { kind: 'cash', rateBps: 1000 } } });
    const draft = made(await client.post(path, period()), 200);
    expect(draft).toMatchObject({ version: 2, versionStatus: 'draft', totals: { would: { grantedMinor: 4000 } } });
    expect(made(await client.post(path, { ...period(), version: 'as-it-was' }), 200).version).toBeNull();
  });

  it.each([
    [{ from: 'yesterday', to: '2026-01-01T00:00:00Z' }, 'from'],
    [{ from: '2026-02-01T00:00:00Z', to: '2026-02-01T00:00:00Z' }, 'to'],
    [{ from: '2026-01-01T00:00:00Z' }, 'to'],
    [{ from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', version: 1.5 }, 'version'],
    [{ from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', version: 77 }, 'version'],
  ])('refuses %j at %s', async (body, path) => {
    const answer = await client.post(`/programs/${world.program}/backtest`, body);
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid-input']);
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });
});

describe('POST /programs/{id}/check', () => {
  it('answers findings and the worst case, with the prices of the school', async () => {
    const rewards = { referrer: { kind: 'cash', amountMinor: 45_000 }, tiers: [{ fromCount: 2, amountMinor: 100 }] };
    await client.patch(`/programs/${world.program}`, { rewards });
    const answer = made(await client.post(`/programs/${world.program}/check`), 200);
    expect(answer).toMatchObject({ versionStatus: 'draft', currency: 'USD', worstCase: { totalMinor: 45_000 } });
    const found = answer.findings.map(({ code, path }: { code: string; path: string }) => [code, path]);
    expect(found).toContainEqual(['more-than-price', 'rewards']);
    expect(found).toContainEqual(['tier-gives-less', 'rewards.tiers.0']);
  });
});
