import { describe, expect, it } from 'vitest';
import { submitLead } from '@/lib/services/referrals/submit-lead';
import { importTouches } from '@/lib/services/tracking/import-touches';
import { anOrganization, as } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

async function withFriend() {
  const ctx = await anOrganization();
  const fixture = await aCode(database.owner, ctx, { startsAt: '2023-01-01T00:00:00Z' });
  const [friend] = await database.owner`
    insert into contacts (organization_id, external_id) values (${ctx.organizationId}, 'S1') returning id`;
  await database.owner`insert into contact_identities values (${ctx.organizationId}, 'external-id', 'S1', ${friend?.id})`;
  return { ctx, ...fixture, friendId: friend?.id as string };
}

describe('importTouches', () => {
  it('stores touches of the past with their person, twice with the same state', async () => {
    const { ctx, code, codeId, programId, friendId } = await withFriend();
    const rows = [
      {
        code: code.toLowerCase(),
        channel: 'copy',
        visitorId: 'v-1',
        refereeExternalId: 'S1',
        occurredAt: '2023-04-17T16:58:50Z',
      },
      { code, channel: 'facebook', visitorId: 'v-1', refereeExternalId: 'S1', occurredAt: '2023-05-18T04:49:46Z' },
      { code, occurredAt: '2022-12-31T00:00:00Z' },
    ];
    expect(await importTouches(ctx, rows)).toEqual({ imported: 3, unchanged: 0, errors: [] });
    expect(await importTouches(ctx, [...rows, rows[0]])).toEqual({ imported: 0, unchanged: 4, errors: [] });
    const touches = await database.owner`
      select channel, referee_id, counted, reason from touches where code_id = ${codeId} order by occurred_at`;
    expect(touches).toEqual([
      { channel: 'import', referee_id: null, counted: false, reason: 'program-not-active' },
      { channel: 'copy', referee_id: friendId, counted: true, reason: null },
      { channel: 'facebook', referee_id: friendId, counted: true, reason: null },
    ]);
    const [figures] =
      await database.owner`select sum(touches)::int as touches from rollup_daily where program_id = ${programId}`;
    expect(figures?.touches).toBe(2);
    expect(
      await database.owner`select data from audit_events where action = 'touches.imported' and organization_id = ${ctx.organizationId}`,
    ).toEqual([{ data: { touches: 3 } }]);
  });

  it('names the rows that cannot be stored and stores the others', async () => {
    const { ctx, code } = await withFriend();
    const occurredAt = '2023-04-17T16:58:50Z';
    const result = await importTouches(ctx, [
      { code: 'NOBODY', occurredAt },
      { code, occurredAt },
      { code, refereeExternalId: 'S-unknown', occurredAt },
      { code, occurredAt: '17.04.2023' },
      { code, occurredAt: '2099-01-01T00:00:00Z' },
    ]);
    expect(result.imported).toBe(1);
    expect(result.errors.map(({ row, path }) => [row, path])).toEqual([
      [0, 'code'],
      [2, 'refereeExternalId'],
      [3, 'occurredAt'],
      [4, 'occurredAt'],
    ]);
  });

  it('lets referrals wait from the latest touch, two imports at once store each touch once', async () => {
    const { ctx, code, codeId } = await withFriend();
    const { referral } = await submitLead(ctx, {
      code,
      referee: { externalId: 'S1' },
      occurredAt: '2026-08-01T00:00:00Z',
    });
    const rows = Array.from({ length: 50 }, (_, day) => ({
      code,
      refereeExternalId: 'S1',
      occurredAt: new Date(Date.UTC(2026, 6, 20 + day)).toISOString(),
    }));
    const results = await Promise.all([importTouches(ctx, rows), importTouches(ctx, rows)]);
    expect(results.map(({ imported }) => imported).sort()).toEqual([0, 50]);
    const [stored] =
      await database.owner`select count(*) as count from touches where code_id = ${codeId} and source = 'import'`;
    expect(stored?.count).toBe(50);
    const [row] = await database.owner`select expires_at from referrals where id = ${referral.id}`;
    expect(row?.expires_at).toEqual(new Date('2026-12-06T00:00:00Z'));
  });

  it("knows neither another organisation's codes nor a viewer", async () => {
    const { code } = await withFriend();
    const ctx = await anOrganization();
    const rows = [{ code, occurredAt: '2023-04-17T16:58:50Z' }];
    expect(await importTouches(ctx, rows)).toMatchObject({ imported: 0, errors: [{ row: 0, path: 'code' }] });
    await expect(importTouches(as(ctx, 'viewer'), rows)).rejects.toMatchObject({ status: 403 });
  });
});
