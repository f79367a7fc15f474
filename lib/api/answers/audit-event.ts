import { z } from '@hono/zod-openapi';
import { id, instant } from './fields';

export const auditEventSchema = z
  .object({
    id,
    actorType: z.string(),
    actorId: z.string(),
    actorName: z.string(),
    action: z.string(),
    subjectType: z.string(),
    subjectId: z.string(),
    data: z.unknown().openapi({ type: 'object', description: 'What a reader needs to understand it.' }),
    requestId: z.string(),
    contentHash: z.string(),
    sequence: z.int().nullable().openapi({ description: 'Place in the chain of the organisation; null until sealed.' }),
    hash: z.string().nullable(),
    previousHash: z.string().nullable(),
    occurredAt: instant,
  })
  .openapi('AuditEvent');
