import { z } from '@hono/zod-openapi';
import { REDEMPTION_KINDS, REDEMPTION_STATUSES } from '@/lib/domain/redemptions/kinds';
import { PROMOTION_STATUSES } from '@/lib/domain/redemptions/promotion';
import { id, instant, minor, wordOf } from './fields';

export const redemptionSchema = z
  .object({
    id,
    contactId: id,
    kind: wordOf(REDEMPTION_KINDS),
    amountMinor: minor,
    currency: z.string(),
    status: wordOf(REDEMPTION_STATUSES),
    code: z.string().nullable().openapi({ description: 'Of a discount: what the person shows.' }),
    itemId: id.nullable(),
    item: z.string().nullable(),
    courseExternalId: z.string().nullable(),
    externalId: z.string().nullable(),
    usedMinor: minor.nullable(),
    refundedMinor: minor.openapi({ description: 'What came back because the course was refunded; part of the next.' }),
    returnedMinor: minor.openapi({ description: 'What went back into the wallet.' }),
    usedExternalId: z.string().nullable().openapi({ description: 'The order that a discount code was used for.' }),
    reason: z.string().nullable().openapi({ description: 'A note on handing over, or why it was cancelled.' }),
    expiresAt: instant.nullable(),
    createdAt: instant,
    settledAt: instant.nullable(),
    promotion: z
      .object({
        status: wordOf(PROMOTION_STATUSES),
        promotionCodeId: z.string().nullable(),
        error: z.string().nullable(),
      })
      .nullable()
      .openapi({ description: 'Of a discount: what is known of it at the Stripe that the school has connected.' }),
  })
  .openapi('Redemption');

export const transferSchema = z
  .object({
    id,
    fromContactId: id,
    toContactId: id,
    amountMinor: minor,
    currency: z.string(),
    createdAt: instant,
  })
  .openapi('CreditTransfer');

export const itemSchema = z
  .object({
    id,
    name: z.string(),
    description: z.string().nullable(),
    valueMinor: minor,
    currency: z.string(),
    stock: z.int().nullable().openapi({ description: 'Null: as many as are asked for.' }),
    isActive: z.boolean(),
    picture: z
      .object({ alt: z.string(), version: z.string() })
      .nullable()
      .openapi({ description: 'Read it at `/merchandise-items/{id}/picture`.' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('MerchandiseItem');
