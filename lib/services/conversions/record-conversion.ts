import { recordConversionSchema } from '@/lib/domain/conversions/schema';
import { createActorBatcher } from '../actor-batches';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { type ConversionRequest, type RecordedConversion, recordConversions } from './record-conversions';

const batched = createActorBatcher<ConversionRequest, RecordedConversion>({
  run: recordConversions,
  maxItems: 250,
  leastBeside: 0.25,
});

/**
 * Records one conversion; concurrent calls share a transaction. Answered after its commit, with the rewards it earned.
 * @throws InvalidInputError ForbiddenError ConflictError
 */
export async function recordConversion(ctx: Ctx, input: unknown): Promise<RecordedConversion> {
  authorize(ctx, 'conversions:write');
  const request = { input: parse(recordConversionSchema, input), requestId: ctx.requestId };
  return batched({ ctx, request });
}
