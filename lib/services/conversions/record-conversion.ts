import { recordConversionSchema } from '@/lib/domain/conversions/schema';
import { authorize } from '../authorize';
import { createBatcher } from '../batcher';
import { actorKey, type Ctx } from '../context';
import { parse } from '../parse';
import { type ConversionRequest, type RecordedConversion, recordConversions } from './record-conversions';

type Item = { ctx: Ctx; request: ConversionRequest };

const batched = createBatcher<Item, RecordedConversion>({ run: runBatch, maxItems: 250, leastBeside: 0.25 });

/**
 * Records one conversion; concurrent calls share a transaction. Answered after its commit, with the rewards it earned.
 * @throws InvalidInputError ForbiddenError ConflictError
 */
export async function recordConversion(ctx: Ctx, input: unknown): Promise<RecordedConversion> {
  authorize(ctx, 'conversions:write');
  const request = { input: parse(recordConversionSchema, input), requestId: ctx.requestId };
  return batched({ ctx, request });
}

/** Items of one organisation and one actor make one transaction: audit names the actor, policies the organisation. */
async function runBatch(items: Item[]): Promise<PromiseSettledResult<RecordedConversion>[]> {
  const groups = new Map<string, { ctx: Ctx; positions: number[] }>();
  items.forEach(({ ctx }, position) => {
    const key = `${ctx.organizationId}|${actorKey(ctx.actor)}`;
    const group = groups.get(key);
    if (group) group.positions.push(position);
    else groups.set(key, { ctx, positions: [position] });
  });
  const answers = new Array<PromiseSettledResult<RecordedConversion>>(items.length);
  await Promise.all(
    [...groups.values()].map(async ({ ctx, positions }) => {
      const results = await settle(
        ctx,
        positions.map((position) => (items[position] as Item).request),
      );
      positions.forEach((position, index) => {
        answers[position] = results[index] as PromiseSettledResult<RecordedConversion>;
      });
    }),
  );
  return answers;
}

async function settle(ctx: Ctx, requests: ConversionRequest[]): Promise<PromiseSettledResult<RecordedConversion>[]> {
  try {
    return await recordConversions(ctx, requests);
  } catch (reason) {
    if (requests.length === 1) return [{ status: 'rejected', reason }];
    // One of them breaks the batch: alone, the others are recorded and it gets its own error.
    const alone: PromiseSettledResult<RecordedConversion>[] = [];
    for (const request of requests) alone.push(...(await settle(ctx, [request])));
    return alone;
  }
}
