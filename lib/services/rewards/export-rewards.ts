import { z } from 'zod';
import { decimalString } from '@/lib/domain/money/money';
import { REWARD_STATUSES } from '@/lib/domain/rewards/lifecycle';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { listRewardsWithEvidence } from './reads';

const HEAD = [
  ...['id', 'status', 'recipientId', 'recipient', 'side', 'kind', 'item', 'amount', 'originalAmount', 'currency'],
  ...[
    'program',
    'referrer',
    'referee',
    'conversion',
    'needsApproval',
    'payableAt',
    'approvedAt',
    'approvedBy',
    'processedAt',
  ],
  ...['expiresAt', 'reference', 'cancelledReason', 'createdAt'],
];

const filterSchema = z.strictObject({
  status: z.enum(REWARD_STATUSES).optional(),
  requiresApproval: z.boolean().optional(),
});

/** The filtered list of rewards as CSV, newest first. Input: `{status?, requiresApproval?}`. */
export async function openRewardsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'rewards:read');
  const filter = parse(filterSchema, input);
  return pagesAsCsv(
    HEAD,
    (cursor) => listRewardsWithEvidence(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
    ({ evidence, ...row }) => [
      ...[row.id, row.status, row.recipientId, evidence.recipientName, row.side, row.kind, row.item],
      ...[decimalString(row.rewardAmountMinor, row.currency), decimalString(row.originalAmountMinor, row.currency)],
      ...[
        row.currency,
        evidence.programName,
        evidence.referrerName,
        evidence.refereeName,
        evidence.conversionExternalId,
      ],
      ...[row.requiresApproval ? 'yes' : 'no', row.payableAt, row.approvedAt, row.approvedBy, row.processedAt],
      ...[row.expiresAt, row.paymentReference, row.cancelledReason, row.createdAt],
    ],
  );
}
