import { recordRefundSchema } from '@/lib/domain/refunds/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { type RecordedRefund, recordRefunds } from './record-refunds';

/**
 * Records one refund, drop-out or lowered price and answers the conversion with its recomputed rewards.
 * @throws NotFoundError InvalidInputError ConflictError ForbiddenError
 */
export async function recordRefund(ctx: Ctx, conversionId: string, input: unknown): Promise<RecordedRefund> {
  authorize(ctx, 'conversions:write');
  const [result] = await recordRefunds(ctx, [{ conversionId, input: parse(recordRefundSchema, input) }]);
  if (result?.status === 'fulfilled') return result.value;
  throw result?.reason;
}
