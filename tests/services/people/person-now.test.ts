import { globSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { personNow } from '@/db/queries/person-now';
import type { Ctx } from '@/lib/services/context';
import { transact } from '@/lib/services/transact';
import { aContact } from '@/tests/factories/contact';
import { anOrganization } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
let ctx: Ctx;

beforeAll(async () => {
  ctx = await anOrganization();
});

it('leads to whom a contact was merged into, and to himself otherwise', async () => {
  const [kept, merged] = [await aContact(ctx), await aContact(ctx)];
  await database.owner`update contacts set merged_into_id = ${kept.id} where id = ${merged.id}`;
  const rows = await transact(
    ctx,
    ({ sql }) => sql`
      select a.id as asked, k.id from contacts a join contacts k on k.id = ${personNow(sql, 'a')}
      where a.id = any(${[kept.id, merged.id]}::uuid[])`,
  );
  expect(new Map(rows.map(({ asked, id }) => [asked, id]))).toEqual(
    new Map([
      [kept.id, kept.id],
      [merged.id, kept.id],
    ]),
  );
});

it('is found by index under row-level security, however many contacts there are', async () => {
  await database.owner`
    insert into contacts (id, organization_id, external_id, created_at, updated_at)
    select uuidv7(), ${ctx.organizationId}, 'n-' || n, now(), now() from generate_series(1, 5000) n`;
  await database.owner`analyze contacts`;
  const plan = await transact(
    ctx,
    ({ sql }) =>
      sql`explain select k.first_name from contacts a join contacts k on k.id = ${personNow(sql, 'a')} where a.id = ${ctx.organizationId}`,
  );
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  expect(text).toMatch(/contacts k.*\n *Index Cond: .*CASE WHEN/);
  expect(text).not.toContain('Seq Scan');
});

it('is how every statement joins on it', () => {
  const files = globSync('db/queries/*.ts');
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => /= coalesce\(\w+\.merged_into_id/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
