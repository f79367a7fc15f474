import { z } from 'zod';
import { codeSchema } from '../codes/schema';
import { text } from '../common/fields';

/** Body of `POST /referrals/{id}/attribution`: the manager's override. */
export const overrideAttributionSchema = z.strictObject({ code: codeSchema, reason: text(1000) });
export type OverrideAttributionInput = z.output<typeof overrideAttributionSchema>;
