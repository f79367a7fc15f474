import { beforeAll, expect, it } from 'vitest';
import { records } from '@/db/queries/records';
import type { Ctx } from '@/lib/services/context';
import { transact } from '@/lib/services/transact';
import { anOrganization } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
let ctx: Ctx;

beforeAll(async () => {
  ctx = await anOrganization();
  const { organizationId } = ctx;
  await database.owner`
    with person as (
      insert into contacts (id, organization_id, external_id, created_at, updated_at)
      select uuidv7(), ${organizationId}, 'n-' || n, now(), now() from generate_series(1, 5000) n returning id, external_id)
    insert into contact_identities (organization_id, kind, value, contact_id)
    select ${organizationId}, 'external-id', external_id, id from person`;
  await database.owner`analyze contacts, contact_identities`;
});

it('gives the rows in their order, and none for none', async () => {
  const rows = [{ id: 2, name: 'b' }, { id: 1 }];
  const columns = (given: unknown[]) =>
    transact(ctx, ({ sql }) => sql`select r.* from ${records(sql, given, sql`id integer, name text`)} r`);
  expect([...(await columns(rows))]).toEqual([
    { id: 2, name: 'b' },
    { id: 1, name: null },
  ]);
  expect([...(await columns([]))]).toEqual([]);
});

it('has one row looked up by index in a table of thousands', async () => {
  const rows = [{ kind: 'external-id', value: 'n-77' }];
  const plan = await transact(
    ctx,
    ({ sql }) => sql`
      explain select i.contact_id from ${records(sql, rows, sql`kind text, value text`)} w
      join contact_identities i on i.kind = w.kind and i.value = w.value`,
  );
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toMatch(/Index (Only )?Scan/);
  expect(text).not.toContain('Seq Scan');
});
