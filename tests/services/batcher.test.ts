import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type BatcherOptions, createBatcher } from '@/lib/services/batcher';

/** A batcher whose batches end when the test says so. */
function stage(options: Partial<BatcherOptions<number, number>>) {
  const batches: number[][] = [];
  const ends: (() => void)[] = [];
  const add = createBatcher<number, number>({
    ...options,
    run: (items) => {
      batches.push(items);
      return new Promise((resolve) => {
        ends.push(() => resolve(items.map((item) => ({ status: 'fulfilled', value: item * 10 }))));
      });
    },
  });
  const finish = async (index: number) => {
    ends[index]?.();
    await turn();
    await turn();
  };
  return { batches, finish, add: async (...items: number[]) => ({ answers: items.map(add), went: await turn() }) };
}

it('sends what came in one turn together, alone at once, and answers each with its own', async () => {
  const { batches, finish, add } = stage({});
  const { answers } = await add(1, 2, 3);
  expect(batches).toEqual([[1, 2, 3]]);
  await finish(0);
  expect(await Promise.all(answers)).toEqual([10, 20, 30]);
  await add(4);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

it('keeps to the most items and the most batches under way', async () => {
  const { batches, finish, add } = stage({ maxItems: 2, maxInFlight: 2 });
  await add(1, 2, 3, 4, 5);
  await turn();
  expect(batches).toEqual([
    [1, 2],
    [3, 4],
  ]);
  await finish(1);
  expect(batches).toEqual([[1, 2], [3, 4], [5]]);
});

it('holds back a batch that is small beside what is under way, until it has grown or nothing is', async () => {
  const { batches, finish, add } = stage({ leastBeside: 0.5 });
  await add(1, 2, 3, 4);
  await add(5);
  expect(batches).toEqual([[1, 2, 3, 4]]);
  await add(6);
  expect(batches).toEqual([
    [1, 2, 3, 4],
    [5, 6],
  ]);
  await add(7);
  await finish(0);
  expect(batches).toEqual([[1, 2, 3, 4], [5, 6], [7]]);
});

it('never leaves the last one waiting', async () => {
  const { batches, finish, add } = stage({ leastBeside: 0.5 });
  await add(1, 2, 3, 4);
  const { answers } = await add(5);
  await finish(0);
  expect(batches).toEqual([[1, 2, 3, 4], [5]]);
  await finish(1);
  expect(await Promise.all(answers)).toEqual([50]);
});

it('fails all of a batch that fails as a whole, and goes on', async () => {
  let fails = true;
  const add = createBatcher<number, number>({
    run: async (items) => {
      if (fails) throw new Error('away');
      return items.map((value) => ({ status: 'fulfilled', value }));
    },
  });
  await expect(Promise.all([add(1), add(2)])).rejects.toThrow('away');
  fails = false;
  expect(await add(3)).toBe(3);
});
