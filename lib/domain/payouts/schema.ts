import { z } from 'zod';
import { instantSchema, listQueryFields, text } from '../common/fields';
import { idSchema } from '../ids';
import { BANK_FILE_FORMATS } from './bank-file';
import { PAYOUT_STATUSES } from './lifecycle';

/** Body of `POST /payouts/run`. */
export const runPayoutsSchema = z.strictObject({ asOf: instantSchema.optional() });
export type RunPayoutsInput = z.output<typeof runPayoutsSchema>;

export const listPayoutsSchema = z.strictObject({
  ...listQueryFields,
  status: z.enum(PAYOUT_STATUSES).optional(),
  recipientId: idSchema.optional(),
});
export type ListPayoutsQuery = z.output<typeof listPayoutsSchema>;

/** What finance asks for when it pays at its own bank. */
export const exportBankFileSchema = z.strictObject({ format: z.enum(BANK_FILE_FORMATS) });

/** Finance says that the bank has paid it. */
export const markPaidSchema = z.strictObject({ payoutId: idSchema });

/** Finance says that the bank has not paid it, or that it came back. */
export const markFailedSchema = z.strictObject({ payoutId: idSchema, reason: text(300) });

/** Body of `POST /payouts/{id}/reverse`. */
export const takeBackSchema = z.strictObject({ reason: text(300) });
