import { z } from 'zod';
import {
  amountMinorSchema,
  currencySchema,
  emailSchema,
  externalIdSchema,
  listQueryFields,
  positiveAmountMinorSchema,
  text,
} from '../common/fields';
import { idSchema } from '../ids';
import { REDEMPTION_KINDS, REDEMPTION_STATUSES } from './kinds';

const common = {
  amountMinor: positiveAmountMinorSchema,
  /** The organisation's, when it is left out. */
  currency: currencySchema.optional(),
  externalId: externalIdSchema.optional(),
};

/** How long a code made of credit can be used, unless somebody says otherwise. */
export const CODE_VALID_DAYS = 90;

const discount = z.strictObject({
  ...common,
  kind: z.literal('discount'),
  expiresInDays: z.int().min(1).max(365).default(CODE_VALID_DAYS),
});

const courseCredit = z.strictObject({
  ...common,
  kind: z.literal('course-credit'),
  courseExternalId: externalIdSchema.optional(),
});

const merchandise = z.strictObject({
  ...common,
  kind: z.literal('merchandise'),
  /** An item of the catalogue; one that has only a name is not taken from stock. */
  itemId: idSchema.optional(),
  item: text(200).optional(),
});

/** Body of `POST /contacts/{id}/redemptions`. */
export const redeemCreditSchema = z.discriminatedUnion('kind', [discount, courseCredit, merchandise]);
export type RedeemCreditInput = z.output<typeof redeemCreditSchema>;

/** Body of `POST /discount-codes/{code}/redeem`: the order, and how much of the code's value it took. */
export const redeemCodeSchema = z.strictObject({
  externalId: externalIdSchema,
  amountMinor: positiveAmountMinorSchema,
  currency: currencySchema.optional(),
});

/** Body of `POST /redemptions/{id}/cancel`. */
export const cancelRedemptionSchema = z.strictObject({ reason: text(500).optional() });

/** Body of `POST /redemptions/{id}/fulfill`; the note is what the person reads, such as a tracking number. */
export const fulfillRedemptionSchema = z.strictObject({ note: text(500).optional() });

/** Body of `POST /redemptions/{id}/refunds`: the refund of a course that credit paid for, or of an order that took a code. */
export const refundCreditSchema = z.strictObject({
  amountMinor: positiveAmountMinorSchema,
  externalId: externalIdSchema.optional(),
  reason: text(300).optional(),
});
export type RefundCreditInput = z.output<typeof refundCreditSchema>;

/** Body of `POST /contacts/{id}/transfers`. */
export const transferCreditSchema = z.strictObject({
  toContactId: idSchema,
  amountMinor: positiveAmountMinorSchema,
  currency: currencySchema.optional(),
});

/** A gift as it is typed in the portal. */
export const giveCreditSchema = z.strictObject({
  email: emailSchema,
  amountMinor: positiveAmountMinorSchema,
  currency: currencySchema.optional(),
});

export const listRedemptionsSchema = z.strictObject({
  ...listQueryFields,
  contactId: idSchema.optional(),
  kind: z.enum(REDEMPTION_KINDS).optional(),
  status: z.enum(REDEMPTION_STATUSES).optional(),
});

const itemFields = {
  name: text(100),
  description: text(500).nullable(),
  valueMinor: positiveAmountMinorSchema,
  /** Null: as many as are asked for. */
  stock: amountMinorSchema.max(1_000_000, 'Must be at most 1000000.').nullable(),
  isActive: z.boolean(),
};

/** Body of `POST /merchandise-items`. */
export const createItemSchema = z.strictObject({
  name: itemFields.name,
  description: itemFields.description.default(null),
  valueMinor: itemFields.valueMinor,
  currency: currencySchema.optional(),
  stock: itemFields.stock.default(null),
  isActive: itemFields.isActive.default(true),
});

/** What is on a picture, in words. */
export const pictureAltSchema = z.strictObject({ alt: text(200) });

/** Body of `POST /merchandise-items/{id}/picture`; at most 300 KB before they were encoded. */
export const uploadPictureSchema = z.strictObject({
  contentBase64: z.base64('Must be base64.').max(420_000, 'Must have at most 300 KB.'),
  alt: text(200),
});

/** Body of `PATCH /merchandise-items/{id}`; what is left out stays. */
export const updateItemSchema = z.strictObject(itemFields).partial();
