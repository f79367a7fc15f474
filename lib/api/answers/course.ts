import { z } from '@hono/zod-openapi';
import { id, instant, minor } from './fields';

export const courseSchema = z
  .object({ id, externalId: z.string(), name: z.string(), priceMinor: minor, currency: z.string(), createdAt: instant })
  .openapi('Course');
