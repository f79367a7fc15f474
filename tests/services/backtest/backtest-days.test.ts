import { expect, it } from 'vitest';
import { runBacktestOfDays } from '@/lib/services/backtest/backtest-days';
import { anOrganization, as } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';
import { aSchool, enrol, publishAt, RICH } from './backtest-school';

useDatabase();

it('takes whole days of the organisation, both included, also where the clock changes', async () => {
  const ctx = await anOrganization();
  const school = await aSchool(ctx);
  // In New York 8 March 2026 begins at 05:00 UTC and, an hour short, ends at 04:00.
  for (const instant of [
    '2026-03-08T04:59:59Z',
    '2026-03-08T05:00:00Z',
    '2026-03-09T03:59:59Z',
    '2026-03-09T04:00:00Z',
  ])
    await enrol(ctx, school.codes[0], instant);
  const count = async (from: string, to: string) => {
    const view = await runBacktestOfDays(ctx, school.programId, { from, to }, {});
    return [view.from.toISOString(), view.to.toISOString(), view.totals.conversions];
  };
  expect(await count('2026-03-08', '2026-03-08')).toEqual(['2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z', 2]);
  expect(await count('2026-03-07', '2026-03-09')).toEqual(['2026-03-07T05:00:00.000Z', '2026-03-10T04:00:00.000Z', 4]);
});

it('takes a version as text, the live one when none is said, or each as it was', async () => {
  const ctx = await anOrganization();
  const { programId } = await aSchool(ctx);
  await publishAt(ctx, programId, '2026-02-01T00:00:00Z', { rewards: { ...RICH.rewards, bonuses: [] } });
  const versionOf = async (more: object) =>
    (await runBacktestOfDays(ctx, programId, { from: '2026-01-01', to: '2026-12-31', ...more }, {})).version;
  expect(await versionOf({})).toBe(2);
  expect(await versionOf({ version: '1' })).toBe(1);
  expect(await versionOf({ version: 'as-it-was' })).toBeNull();
  await expect(versionOf({ version: '3' })).rejects.toMatchObject({ errors: [{ path: 'version' }] });
  await expect(versionOf({ version: '0' })).rejects.toMatchObject({ status: 422 });
});

it('says no to days that are none, turned or out of reach, and to whom it is not for', async () => {
  const ctx = await anOrganization();
  const { programId } = await aSchool(ctx);
  const ask = (from: string, to: string, who = ctx) => runBacktestOfDays(who, programId, { from, to }, {});
  await expect(ask('2026-02-30', '2026-03-01')).rejects.toMatchObject({ errors: [{ path: 'from' }] });
  await expect(ask('2026-02-02', '2026-02-01')).rejects.toMatchObject({ errors: [{ path: 'to' }] });
  for (const [from, to] of [
    ['1970-01-01', '1970-01-05'],
    ['2026-01-01', '2199-12-30'],
  ] as const)
    await expect(ask(from, to)).rejects.toMatchObject({ errors: [{ path: 'from' }] });
  await expect(ask('2026-01-01', '2026-01-31', as(ctx, 'referrer'))).rejects.toMatchObject({ status: 403 });
});
