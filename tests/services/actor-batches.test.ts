import { expect, it } from 'vitest';
import { createActorBatcher } from '@/lib/services/actor-batches';
import { systemCtx } from '@/lib/services/context';

const ctx = systemCtx(crypto.randomUUID(), new Date('2026-09-10T12:00:00Z'));

it('finds what breaks a batch by halving it: the others share few transactions', async () => {
  const runs: number[] = [];
  const ask = createActorBatcher<number, number>({
    maxItems: 64,
    run: async (_, requests) => {
      runs.push(requests.length);
      if (requests.includes(5)) throw new Error('five');
      return requests.map((value) => ({ status: 'fulfilled', value }));
    },
  });
  const answers = await Promise.allSettled(Array.from({ length: 64 }, (_, request) => ask({ ctx, request })));
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'broke'))).toEqual(
    Array.from({ length: 64 }, (_, request) => (request === 5 ? 'broke' : request)),
  );
  expect(runs).toHaveLength(1 + 2 * Math.log2(64));
});

it('lets only those share a transaction who have one organisation and one key', async () => {
  const runs: number[][] = [];
  const ask = createActorBatcher<number, number>({
    keyOf: ({ request }) => String(request % 2),
    run: async (_, requests) => {
      runs.push(requests);
      return requests.map((value) => ({ status: 'fulfilled', value }));
    },
  });
  const other = { ...ctx, organizationId: crypto.randomUUID() };
  await Promise.all([0, 1, 2, 3, 4, 6].map((request) => ask({ ctx: request > 3 ? other : ctx, request })));
  expect(runs).toEqual([
    [0, 2],
    [1, 3],
    [4, 6],
  ]);
});
