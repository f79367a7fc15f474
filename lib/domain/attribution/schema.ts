import { z } from 'zod';
import { codeSchema } from '../codes/schema';
import { text } from '../common/fields';
import { idSchema } from '../ids';

/**
 * Body of `POST /referrals/{id}/attribution`: the manager's override. `decisionId` is the decision that was looked at; when
 * another has superseded it, the override is refused instead of undoing what somebody just decided.
 */
export const overrideAttributionSchema = z.strictObject({
  code: codeSchema,
  reason: text(1000),
  decisionId: idSchema.optional(),
});
export type OverrideAttributionInput = z.output<typeof overrideAttributionSchema>;
