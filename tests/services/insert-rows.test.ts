import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { insertRows } from '@/db/insert-rows';
import { referralEvents, referrals } from '@/db/schema/referrals';
import type { Ctx } from '@/lib/services/context';
import { transact } from '@/lib/services/transact';
import { anOrganization, NOW } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

useDatabase();
let ctx: Ctx;

beforeAll(async () => {
  ctx = await anOrganization();
});

const event = (data: unknown, type = 'visited') => ({
  organizationId: ctx.organizationId,
  referralId: crypto.randomUUID(),
  type,
  data,
  occurredAt: NOW,
});

/** What the table holds after the rows went in, in their order. */
function stored(rows: ReturnType<typeof event>[]) {
  return transact(ctx, async (tx) => {
    const count = await insertRows(tx.sql, referralEvents, rows);
    const ids = rows.map(({ referralId }) => referralId);
    const found = await tx.sql`
      select e.type, e.data, e.occurred_at as "occurredAt" from unnest(${ids}::uuid[]) with ordinality w(id, at)
      join referral_events e on e.referral_id = w.id order by w.at`;
    return { count, rows: [...found] };
  });
}

it('stores what any document and any text says, each in its row', async () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed() && !value.includes('\0'));
  const document = fc.jsonValue({ noUnicodeString: true }).filter((value) => {
    return value !== null && !/\\u0000|e[+-]\d{2}/.test(JSON.stringify(value));
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(document, text), { minLength: 1, maxLength: 5 }), async (given) => {
      const answer = await stored(given.map(([data, type]) => event(data, type)));
      expect(answer.count).toBe(given.length);
      expect(answer.rows).toEqual(
        given.map(([data, type]) => ({ type, data: JSON.parse(JSON.stringify(data)), occurredAt: NOW })),
      );
    }),
    { seed: Number(process.env.FC_SEED), numRuns: 50 },
  );
});

it('stores nothing where there is nothing, also in a column of documents', async () => {
  const none = transact(ctx, (tx) => insertRows(tx.sql, referralEvents, [event({}), event(null)]));
  await expect(none).rejects.toMatchObject({ code: '23502' });
  const scalars = ['a text', 7, false, [null]];
  const { rows } = await stored(scalars.map((data) => event(data)));
  expect(rows.map(({ data }) => data)).toEqual(scalars);
});

it('inserts nothing for no rows, and says which column a table does not have', async () => {
  await transact(ctx, async (tx) => {
    expect(await insertRows(tx.sql, referralEvents, [])).toBe(0);
    await expect(insertRows(tx.sql, referrals, [{ colour: 'red' } as never])).rejects.toThrow(
      'referrals has no column colour',
    );
  });
});
