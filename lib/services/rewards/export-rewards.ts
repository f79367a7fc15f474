import { z } from 'zod';
import { decimalString } from '@/lib/domain/money/money';
import { REWARD_KINDS } from '@/lib/domain/rewards/kinds';
import { REWARD_STATUSES } from '@/lib/domain/rewards/lifecycle';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { pageOfRewardsWithEvidence, type QueuedReward } from './reads';

const COLUMNS: CsvColumns<QueuedReward> = {
  id: (row) => row.id,
  status: (row) => row.status,
  recipientId: (row) => row.recipientId,
  recipient: (row) => row.evidence.recipientName,
  side: (row) => row.side,
  kind: (row) => row.kind,
  item: (row) => row.item,
  amount: (row) => decimalString(row.rewardAmountMinor, row.currency),
  originalAmount: (row) => decimalString(row.originalAmountMinor, row.currency),
  currency: (row) => row.currency,
  program: (row) => row.evidence.programName,
  referrer: (row) => row.evidence.referrerName,
  referee: (row) => row.evidence.refereeName,
  conversion: (row) => row.evidence.conversionExternalId,
  needsApproval: (row) => (row.requiresApproval ? 'yes' : 'no'),
  payableAt: (row) => row.payableAt,
  approvedAt: (row) => row.approvedAt,
  approvedBy: (row) => row.approvedBy,
  processedAt: (row) => row.processedAt,
  expiresAt: (row) => row.expiresAt,
  reference: (row) => row.paymentReference,
  cancelledReason: (row) => row.cancelledReason,
  createdAt: (row) => row.createdAt,
};

const filterSchema = z.strictObject({
  status: z.enum(REWARD_STATUSES).optional(),
  kind: z.enum(REWARD_KINDS).optional(),
  requiresApproval: z.boolean().optional(),
});

/** The filtered list of rewards as CSV, newest first. Input: `{status?, kind?, requiresApproval?}`. */
export async function openRewardsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'rewards:read');
  const filter = parse(filterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) =>
    pageOfRewardsWithEvidence(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
  );
}
