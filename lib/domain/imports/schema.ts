import { z } from 'zod';
import { codeSchema } from '../codes/schema';
import { externalIdSchema } from '../common/fields';
import { recordRefundSchema } from '../refunds/schema';

/** A code and its owner, as history is imported. */
export const importCodeSchema = z.strictObject({ code: codeSchema, contactExternalId: externalIdSchema });
export type ImportCodeInput = z.output<typeof importCodeSchema>;

/** A refund that names its conversion by the external id. */
export const importRefundSchema = recordRefundSchema.extend({ conversionExternalId: externalIdSchema });
export type ImportRefundInput = z.output<typeof importRefundSchema>;
