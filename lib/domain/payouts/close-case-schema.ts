import { z } from 'zod';
import { text } from '../common/fields';

/** How a person closes a case: it was settled elsewhere, or it is to be left alone. */
export const closeCaseSchema = z.strictObject({
  status: z.enum(['resolved', 'ignored']),
  reason: text(1000),
});
