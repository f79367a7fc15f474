import { z } from '@hono/zod-openapi';
import { id } from './fields';

export const touchSchema = z
  .object({
    id,
    visitorId: z.string(),
    counted: z.boolean(),
    reason: z.string().optional().openapi({ description: 'Why it does not count.' }),
  })
  .openapi('Touch');
