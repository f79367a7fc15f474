import { z } from '@hono/zod-openapi';
import { STANDING_KINDS, STANDING_STATUSES } from '@/lib/domain/people/standing';
import { id, instant, wordOf } from './fields';

export const contactSchema = z
  .object({
    id,
    externalId: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    birthDate: z.string().nullable().openapi({ format: 'date' }),
    guardianId: id.nullable(),
    mergedIntoId: id.nullable(),
    standing: z.array(z.object({ kind: wordOf(STANDING_KINDS), status: wordOf(STANDING_STATUSES) })),
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('Contact');
