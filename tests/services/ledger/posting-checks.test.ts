import type postgres from 'postgres';
import { beforeAll, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { newId } from '@/lib/services/ids';
import { postTransfers } from '@/lib/services/ledger/post-transfers';
import { transact } from '@/lib/services/transact';
import { anOrganization } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
let ctx: Ctx;
let transferId: string;
let accountId: string;

beforeAll(async () => {
  ctx = await anOrganization();
  await transact(ctx, (tx) => postTransfers(tx, ctx, [movement(500)]));
  const [row] =
    await database.owner`select transfer_id, account_id from ledger_postings where organization_id = ${ctx.organizationId}`;
  transferId = row?.transfer_id;
  accountId = row?.account_id;
});

function movement(creditMinor: number) {
  const account = { kind: 'expense:rewards' };
  const amounts = [creditMinor, -500];
  return {
    ...{
      dedupeKey: newId(),
      kind: 'grant',
      subjectType: 'reward',
      subjectId: newId(),
      reason: 'test',
      occurredAt: ctx.now,
    },
    postings: amounts.map((amountMinor) => ({ account, amountMinor, currency: 'USD' })),
  };
}

const post = (organizationId: string, amountsMinor: number[]) => (sql: postgres.TransactionSql) =>
  sql`
  insert into ledger_postings (organization_id, transfer_id, account_id, amount_minor, currency)
  select ${organizationId}, ${transferId}, ${accountId}, a, 'USD' from unnest(${amountsMinor}::bigint[]) a`;

it('refuses postings that do not sum to zero, with all that came with them', async () => {
  const before = await countTransfers();
  await expect(transact(ctx, (tx) => postTransfers(tx, ctx, [movement(500), movement(499)]))).rejects.toMatchObject({
    code: '23514',
  });
  expect(await countTransfers()).toBe(before);
});

it('refuses postings to a transfer that another transaction made', async () => {
  await expect(transact(ctx, ({ sql }) => post(ctx.organizationId, [5, -5])(sql))).rejects.toMatchObject({
    code: '23503',
  });
});

it('refuses postings to a transfer of another school, also from the owner', async () => {
  const other = await anOrganization();
  await expect(database.owner.begin(post(other.organizationId, [5, -5]))).rejects.toMatchObject({ code: '23503' });
  await expect(transact(other, ({ sql }) => post(other.organizationId, [5, -5])(sql))).rejects.toMatchObject({
    code: '23503',
  });
});

it('refuses postings that say another instant than their transaction', async () => {
  await expect(
    transact(ctx, async (tx) => {
      const id = newId();
      await tx.sql`insert into ledger_transfers (id, organization_id, kind, dedupe_key, subject_type, subject_id, reason, occurred_at)
        values (${id}, ${ctx.organizationId}, 'grant', ${id}, 'reward', ${id}, 'test', now())`;
      await tx.sql`insert into ledger_postings (organization_id, transfer_id, account_id, amount_minor, currency, created_at)
        select ${ctx.organizationId}, ${id}, ${accountId}, a, 'USD', now() - interval '1 second' from unnest(array[5, -5]) a`;
    }),
  ).rejects.toMatchObject({ code: '23503' });
});

async function countTransfers(): Promise<number> {
  const [row] = await database.owner`select count(*)::int as count from ledger_transfers`;
  return row?.count;
}
