import { z } from 'zod';
import { amountMinorSchema, externalIdSchema, instantSchema } from '../common/fields';

export const REFUND_REASONS = ['refund', 'drop-out', 'price-change'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** Body of `POST /conversions/{id}/refunds`. A drop-out may give no money back. */
export const recordRefundSchema = z.strictObject({
  externalId: externalIdSchema,
  amountMinor: amountMinorSchema,
  reason: z.enum(REFUND_REASONS),
  occurredAt: instantSchema,
});
export type RecordRefundInput = z.output<typeof recordRefundSchema>;
