import { beforeAll, describe, expect, it } from 'vitest';
import { inOrder } from '@/db/queries/in-order';
import { listContactRows } from '@/db/queries/people';
import type { Ctx } from '@/lib/services/context';
import { newId } from '@/lib/services/ids';
import { listPayoutsWithNames } from '@/lib/services/payouts/reads';
import { listPeople } from '@/lib/services/people/reads';
import { listReferrals } from '@/lib/services/referrals/reads';
import { listRewards } from '@/lib/services/rewards/reads';
import { transact } from '@/lib/services/transact';
import { aContact } from '@/tests/factories/contact';
import { aGrantedReward } from '@/tests/factories/granted-reward';
import { anOrganization } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
type List<Row> = (input: Record<string, unknown>) => Promise<{ data: Row[]; nextCursor: string | null }>;

/** Every row of a list, in pages of two. */
async function walk<Row>(list: List<Row>, sort: string): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<List<Row>>> = await list({ sort, limit: 2, ...(cursor ? { cursor } : {}) });
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

describe('people', () => {
  const NAMES = ['Zoe', 'Óscar', 'ana', 'Ángel', 'Oscar', 'Ana', 'Émile'];

  it('go by the name that is shown, whatever its case and accents, in pages that lose and repeat nobody', async () => {
    const ctx = await anOrganization();
    for (const firstName of NAMES) await aContact(ctx, { firstName });
    await aContact(ctx, { firstName: undefined, email: 'nobody@school.example' });
    const list: List<{ firstName: string | null }> = (input) => listPeople(ctx, input);
    const up = (await walk(list, 'name')).map(({ firstName }) => firstName);
    expect(up).toEqual(['ana', 'Ana', 'Ángel', 'Émile', null, 'Óscar', 'Oscar', 'Zoe']);
    expect((await walk(list, '-name')).map(({ firstName }) => firstName)).toEqual(up.toReversed());
    const added = (await walk(list, 'added')).map(({ firstName }) => firstName);
    expect(added).toEqual([...NAMES, null]);
    expect((await walk(list, '-added')).map(({ firstName }) => firstName)).toEqual(added.toReversed());
    await expect(listPeople(ctx, { sort: 'phone' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('begin no page at a person of another school', async () => {
    const [ctx, other] = [await anOrganization(), await anOrganization()];
    const [, theirs] = [await aContact(ctx), await aContact(other)];
    expect((await listPeople(ctx, { sort: 'name', cursor: theirs.id })).data).toEqual([]);
  });
});

describe('what is worth something', () => {
  it('goes by its amount, also where many are worth the same', async () => {
    const ctx = await anOrganization();
    for (const amountMinor of [2000, 500, 2000, 9000, 500]) {
      const referrer = { kind: 'cash' as const, amountMinor };
      const none = { tiers: [], bonuses: [], promotions: [], courses: [] };
      await aGrantedReward(database.owner, ctx, { rewards: { referrer, ...none } as never });
    }
    const amounts = [500, 500, 2000, 2000, 9000];
    const rewards: List<{ id: string; rewardAmountMinor: number }> = (input) => listRewards(ctx, input);
    const referrals: List<{ id: string; rewardAmountMinor: number }> = (input) => listReferrals(ctx, input);
    for (const [list, column] of [
      [rewards, 'amount'],
      [referrals, 'reward'],
    ] as const) {
      const up = await walk(list, column);
      expect(up.map(({ rewardAmountMinor }) => rewardAmountMinor)).toEqual(amounts);
      expect(await walk(list, `-${column}`)).toEqual(up.toReversed());
    }
    expect((await walk(referrals, '-shared')).map(({ id }) => id)).toHaveLength(5);
    expect(await listPayoutsWithNames(ctx, { sort: '-amount' })).toEqual({ data: [], nextCursor: null });
  });
});

describe('a list of thousands', () => {
  let ctx: Ctx;
  const MANY = 5000;

  beforeAll(async () => {
    ctx = await anOrganization();
    await database.owner`
      insert into contacts (id, organization_id, external_id, first_name, created_at, updated_at)
      select uuidv7(), ${ctx.organizationId}, 'n-' || n, 'Name ' || n, now(), now() from generate_series(1, ${MANY}) n`;
    await database.owner`analyze contacts`;
  });

  it.each(['asc', 'desc'] as const)('is read along the index, also from the middle (%s)', async (direction) => {
    const plan = await transact(ctx, async ({ sql }) => {
      const filter = {
        search: null,
        standing: null,
        sort: { by: 'name' as const, direction },
        before: null,
        limit: 2500,
      };
      const before = (await listContactRows(sql, filter)).at(-1)?.id ?? newId();
      const sort = { by: 'name' as const, direction };
      const { next, by } = inOrder(sql, {
        ...{ table: 'contacts', alias: 'c', sort, before },
        columns: { name: (row) => sql`${row}.sort_name` },
      });
      return sql`explain select c.id from contacts c where c.merged_into_id is null ${next} order by ${by} limit 51`;
    });
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/using contacts_sort_name_idx on contacts c/);
    expect(text).toMatch(/Index Cond: .*ROW\(sort_name, id\)/);
    expect(text).not.toMatch(/Sort|Seq Scan/);
  });
});
