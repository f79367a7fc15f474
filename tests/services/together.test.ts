import { expect, it } from 'vitest';
import { together } from '@/db/together';
import { transact } from '@/lib/services/transact';
import { anOrganization } from '@/tests/factories/organization';
import { useDatabase } from '@/tests/setup/database';

useDatabase();

it('answers in the order given, whatever is not a promise included', async () => {
  expect(await together([Promise.resolve(1), 'two', null])).toEqual([1, 'two', null]);
});

it('waits for all when one fails', async () => {
  let ended = false;
  const slow = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    ended = true;
  });
  await expect(together([Promise.reject(new Error('first')), slow])).rejects.toThrow('first');
  expect(ended).toBe(true);
});

it('throws what failed first in the database, not what failed because of it', async () => {
  const ctx = await anOrganization();
  const work = transact(ctx, ({ sql }) =>
    together([sql`select 1/0`, sql`select 2`, Promise.resolve('of no database')]),
  );
  await expect(work).rejects.toMatchObject({ code: '22012' });
});

it('runs statements in the order in which they were sent, the organisation bound before all', async () => {
  const ctx = await anOrganization();
  const answers = await transact(ctx, ({ sql }) =>
    together([
      sql`select current_organization() as id`,
      sql`select set_config('app.step', '1', true)`,
      sql`select current_setting('app.step') as step`,
    ]),
  );
  expect(answers[0]).toEqual([{ id: ctx.organizationId }]);
  expect(answers[2]).toEqual([{ step: '1' }]);
});
