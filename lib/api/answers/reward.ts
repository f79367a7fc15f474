import { z } from '@hono/zod-openapi';
import { REWARD_KINDS, REWARD_SIDES } from '@/lib/domain/rewards/kinds';
import { REWARD_STATUSES } from '@/lib/domain/rewards/lifecycle';
import { RECEIPT_STEPS } from '@/lib/domain/rewards/receipt';
import { id, instant, minor, wordOf } from './fields';

const receiptLine = z
  .object({
    step: wordOf(RECEIPT_STEPS),
    rule: z.string(),
    beforeMinor: minor,
    afterMinor: minor,
    why: z.string().openapi({ description: 'Plain English, with exact amounts.' }),
  })
  .openapi('ReceiptLine');

const vesting = z
  .object({ part: z.int(), parts: z.int(), afterDays: z.int(), shareBps: z.int() })
  .openapi('RewardPart', { description: 'Which part of a reward that vests in parts, and when after the conversion.' });

const approval = z.object({ approvedBy: z.string(), name: z.string(), approvedAt: instant }).openapi('RewardApproval');

export const rewardSchema = z
  .object({
    id,
    referralId: id,
    conversionId: id,
    programId: id,
    recipientId: id,
    side: wordOf(REWARD_SIDES),
    line: z.string().openapi({ description: '`base`, a later part of it (`base@2`), or which bonus.' }),
    kind: wordOf(REWARD_KINDS),
    item: z.string().nullable(),
    rewardAmountMinor: minor.openapi({ description: 'What stands after any clawback.' }),
    originalAmountMinor: minor,
    currency: z.string(),
    status: wordOf(REWARD_STATUSES),
    requiresApproval: z.boolean(),
    approvals: z
      .array(approval)
      .openapi({ description: 'Who approved it, where two people have to: one entry while it waits for the second.' }),
    vesting: vesting.nullable(),
    payableAt: instant,
    expiresAt: instant.nullable(),
    approvedAt: instant.nullable(),
    approvedBy: z.string().nullable(),
    cancelledReason: z.string().nullable(),
    payoutId: id.nullable(),
    paymentReference: z.string().nullable(),
    processedAt: instant.nullable(),
    createdAt: instant,
    receipt: z.array(receiptLine).openapi({ description: 'A line per step of the calculation, later reversals too.' }),
  })
  .openapi('Reward');
