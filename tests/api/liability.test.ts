import { expect, it } from 'vitest';
import { useDatabase } from '../setup/database';
import { school } from './client';
import { aWorld, made } from './world';

useDatabase();

it('GET /analytics/liability tells what the trial balance tells, and what comes', async () => {
  const client = await school();
  const { program } = await aWorld(client, 'owes');
  const body = made(await client.get('/analytics/liability'), 200);
  const { currencies } = made(await client.get('/ledger/trial-balance'), 200);
  const balance = (account: string) =>
    currencies[0].accounts.find((row: { account: string }) => row.account === account)?.balanceMinor ?? 0;
  expect(body.now.accruedMinor + balance('liability:accrued')).toBe(0);
  expect(body.now.creditMinor + balance('liability:credit')).toBe(0);
  expect(body.now.totalMinor).toBe(9000);
  expect(body.past.at(-1).totalMinor).toBe(9000);
  expect(body.forecast.months).toHaveLength(12);
  const own = made(await client.get(`/analytics/liability?programId=${program}&granularity=week`), 200);
  expect(own).toMatchObject({ granularity: 'week', now: { totalMinor: null } });
  const turned = await client.get('/analytics/liability?from=2026-02-01&to=2026-01-01');
  expect([turned.status, turned.body.errors[0].path]).toEqual([422, 'to']);
});
