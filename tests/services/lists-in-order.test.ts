import type postgres from 'postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import { listQuestionRows } from '@/db/queries/attribution-questions';
import { listConversionRows } from '@/db/queries/conversion-list';
import { listTransferRows } from '@/db/queries/credit-transfers';
import { listDeliveryRows } from '@/db/queries/deliveries';
import { listRedemptionRows } from '@/db/queries/redemptions';
import { listRewardRows } from '@/db/queries/rewards';
import { listDeliveryPage } from '@/db/queries/webhook-deliveries';
import { listQuestions } from '@/lib/services/attribution/question-reads';
import type { Ctx } from '@/lib/services/context';
import { listConversions } from '@/lib/services/conversions/reads';
import { listOutbox } from '@/lib/services/notifications/reads';
import type { Page } from '@/lib/services/pagination';
import { listTransfers } from '@/lib/services/redemptions/gifts';
import { listRedemptions } from '@/lib/services/redemptions/reads';
import { listRewards } from '@/lib/services/rewards/reads';
import { transact } from '@/lib/services/transact';
import { listDeliveries } from '@/lib/services/webhooks/reads';
import { aContact } from '@/tests/factories/contact';
import { manyThings } from '@/tests/factories/many-things';
import { anOrganization } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();

type List<Row> = (input: Record<string, unknown>) => Promise<Page<Row>>;
type Value = string | number | null;

/** Goes through every page both ways, and compares with all rows put in order here: nothing last, alike by age. */
async function expectInOrder<Row extends { id: string }>(
  list: List<Row>,
  column: string,
  valueIn: (row: Row) => Value,
  filter: object = {},
): Promise<void> {
  const all = await walk(list, { ...filter });
  expect(all.length).toBeGreaterThan(20);
  for (const way of [1, -1]) {
    const order = (a: Row, b: Row) => compare(valueIn(a), valueIn(b), way) || way * (a.id < b.id ? -1 : 1);
    const rows = await walk(list, { ...filter, sort: `${way < 0 ? '-' : ''}${column}` });
    expect(rows.map(({ id }) => id)).toEqual(all.toSorted(order).map(({ id }) => id));
  }
}

function compare(a: Value, b: Value, way: number): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return way * (a < b ? -1 : 1);
}

async function walk<Row>(list: List<Row>, input: Record<string, unknown>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Row> = await list({ ...input, limit: 7, ...(cursor ? { cursor } : {}) });
    rows.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}

describe('what a list is sorted by', () => {
  let ctx: Ctx;
  let endpointId: string;

  beforeAll(async () => {
    ctx = await anOrganization();
    ({ endpointId } = await manyThings(database.owner, ctx, 60));
  });

  it('is what an enrolment is worth now, after discounts and refunds', async () => {
    const list: List<Awaited<ReturnType<typeof listConversions>>['data'][number]> = (input) =>
      listConversions(ctx, input);
    await expectInOrder(list, 'value', (row) => row.netMinor);
    const rows = await database.owner<{ net: number; made: number }[]>`
      select net_minor as net, greatest(0, value_minor - discount_minor - refunded_minor) as made from conversions`;
    for (const { net, made } of rows) expect(net).toBe(made);
  });

  it('is when a reward can be paid, in each state', async () => {
    await expectInOrder(
      (input) => listRewards(ctx, input),
      'payable',
      (row) => row.payableAt.getTime(),
    );
    for (const status of ['pending', 'paid']) {
      const rows = await walk((input) => listRewards(ctx, input), { status, sort: 'payable' });
      expect(rows.length).toBeGreaterThan(10);
      const times = rows.map(({ payableAt }) => payableAt.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
  });

  it('is the day somebody shared, or asked', async () => {
    await expectInOrder(
      (input) => listQuestions(ctx, input),
      'shared',
      (row) => row.sharedOn,
    );
    await expectInOrder(
      (input) => listQuestions(ctx, input),
      'asked',
      (row) => row.id,
      { status: 'open' },
    );
  });

  it('is what was redeemed, when, and when its code ends, what does not end last both ways', async () => {
    const list: List<Awaited<ReturnType<typeof listRedemptions>>['data'][number]> = (input) =>
      listRedemptions(ctx, input);
    await expectInOrder(list, 'amount', (row) => row.amountMinor);
    await expectInOrder(list, 'created', (row) => row.id);
    const ends = (row: { status: string; expiresAt: Date | null }) =>
      row.status === 'open' ? (row.expiresAt?.getTime() ?? null) : null;
    await expectInOrder(list, 'ends', ends);
    await expectInOrder(list, 'ends', ends, { status: 'open' });
  });

  it('is how much credit changed hands, and when', async () => {
    await expectInOrder(
      (input) => listTransfers(ctx, input),
      'amount',
      (row) => row.amountMinor,
    );
    await expectInOrder(
      (input) => listTransfers(ctx, input),
      'created',
      (row) => row.id,
    );
  });

  it('is the state of a message, and its time', async () => {
    await expectInOrder(
      (input) => listOutbox(ctx, input),
      'status',
      (row) => row.status,
    );
    await expectInOrder(
      (input) => listDeliveries(ctx, endpointId, input),
      'status',
      (row) => row.status,
    );
    await expectInOrder(
      (input) => listDeliveries(ctx, endpointId, input),
      'when',
      (row) => row.id,
    );
  });

  it('is one of its columns', async () => {
    for (const list of [listConversions, listQuestions, listRedemptions, listTransfers, listOutbox]) {
      await expect(list(ctx, { sort: 'person' })).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(listDeliveries(ctx, endpointId, { sort: 'event' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('shows no page after a row of another school', async () => {
    const other = await anOrganization();
    await aContact(other);
    const [theirs] = (await listRedemptions(ctx, { limit: 1 })).data;
    await manyThings(database.owner, other, 3);
    expect((await listRedemptions(other, { sort: 'ends', cursor: theirs?.id })).data).toEqual([]);
  });
});

describe('a page from the middle of thousands', () => {
  let ctx: Ctx;
  let endpointId: string;
  const MANY = 4000;
  type Asked = { before: string | null; limit: number; direction: 'asc' | 'desc' };
  type Rows = (sql: postgres.TransactionSql, asked: Asked) => Promise<{ id: string }[]>;

  beforeAll(async () => {
    ctx = await anOrganization();
    ({ endpointId } = await manyThings(database.owner, ctx, MANY));
    await database.owner`analyze`;
  });

  // By the table, and what is looked for in it.
  const lists: Record<string, Rows> = {
    conversions: (sql, { before, limit, direction }) =>
      listConversionRows(sql, { sort: { by: 'value', direction } }, before, limit),
    'referral_rewards paid': (sql, { before, limit, direction }) =>
      listRewardRows(sql, { status: 'paid', sort: { by: 'payable', direction } }, before, limit),
    'referral_rewards pending': (sql, { before, limit, direction }) =>
      listRewardRows(sql, { status: 'pending', sort: { by: 'payable', direction } }, before, limit),
    attribution_questions: (sql, { direction, ...page }) =>
      listQuestionRows(sql, { status: null, contactId: null, sort: { by: 'shared', direction }, ...page }),
    'redemptions ending': (sql, { before, limit, direction }) =>
      listRedemptionRows(sql, { sort: { by: 'ends', direction } }, before, limit),
    'redemptions by amount': (sql, { before, limit, direction }) =>
      listRedemptionRows(sql, { sort: { by: 'amount', direction } }, before, limit),
    credit_transfers: (sql, { before, limit, direction }) =>
      listTransferRows(sql, { sort: { by: 'amount', direction } }, before, limit),
    deliveries: (sql, { direction, ...page }) =>
      listDeliveryRows(sql, { sort: { by: 'status', direction } }, { withStaffSignIn: true, ...page }),
    'deliveries sent': (sql, { direction, ...page }) =>
      listDeliveryRows(sql, { status: 'sent', sort: { by: 'when', direction } }, { withStaffSignIn: true, ...page }),
    webhook_deliveries: (sql, { direction, ...page }) =>
      listDeliveryPage(sql, endpointId, { sort: { by: 'status', direction }, ...page }),
  };

  const cases = Object.keys(lists).flatMap((name) => [[name, 'asc'] as const, [name, 'desc'] as const]);
  it.each(cases)('of %s, %s, reads hardly more rows than it shows', async (name, direction) => {
    const list = lists[name] as Rows;
    const first = await transact(ctx, ({ sql }) => list(sql, { before: null, limit: MANY / 8, direction }));
    const before = first.at(-1)?.id ?? null;
    const read = await transact(ctx, async ({ sql }) => {
      const table = name.split(' ')[0] as string;
      const atFirst = await rowsRead(sql, table);
      expect(await list(sql, { before, limit: 51, direction })).toHaveLength(51);
      return (await rowsRead(sql, table)) - atFirst;
    });
    expect(read).toBeGreaterThanOrEqual(51);
    expect(read).toBeLessThan(250);
  });
});

/** How many rows of a table this connection has read; what was not told to the statistics yet is in it too. */
async function rowsRead(sql: postgres.TransactionSql, table: string): Promise<number> {
  const [row] = await sql<{ rows: number }[]>`
    select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relname = ${table}`;
  return row?.rows ?? 0;
}
