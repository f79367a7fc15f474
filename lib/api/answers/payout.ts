import { z } from '@hono/zod-openapi';
import { PAYOUT_PROVIDERS, PAYOUT_STATUSES } from '@/lib/domain/payouts/lifecycle';
import { WAITING_REASONS } from '@/lib/domain/payouts/route';
import { id, instant, minor, wordOf } from './fields';

export const payoutSchema = z
  .object({
    id,
    recipientId: id,
    provider: wordOf(PAYOUT_PROVIDERS),
    amountMinor: minor,
    currency: z.string(),
    status: wordOf(PAYOUT_STATUSES),
    reference: z.string().nullable(),
    failureReason: z.string().nullable(),
    rewardIds: z.array(id),
    createdAt: instant,
    settledAt: instant.nullable(),
    reversedAt: instant.nullable().openapi({ description: 'When a paid one came back.' }),
  })
  .openapi('Payout');

export const payoutRunSchema = z
  .object({
    payouts: z.array(payoutSchema),
    skipped: z.int().openapi({ description: 'Recipients who owe as much as they would get; their rewards wait.' }),
    waiting: z
      .array(z.object({ recipientId: id, currency: z.string(), amountMinor: z.int(), reason: wordOf(WAITING_REASONS) }))
      .openapi({ description: 'Everybody whose rewards wait, and why.' }),
  })
  .openapi('PayoutRun');
