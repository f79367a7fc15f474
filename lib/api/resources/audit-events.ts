import { z } from '@hono/zod-openapi';
import { listQueryFields, text } from '@/lib/domain/common/fields';
import { listAuditEvents } from '@/lib/services/audit/reads';
import { auditEventSchema } from '../answers/audit-event';
import { pageOf } from '../answers/fields';
import { endpoint } from '../endpoint';

const listAuditEventsQuery = z.strictObject({
  ...listQueryFields,
  action: text(100).optional(),
  subjectType: text(100).optional(),
  subjectId: text(200).optional(),
  actorId: text(200).optional(),
});

export const auditEvents = [
  endpoint({
    method: 'get',
    path: '/audit-events',
    tag: 'Audit',
    summary: 'List the audit trail, newest first',
    description:
      'Each entry is sealed into a hash chain within seconds; until then `hash` and `previousHash` are null.',
    scope: 'audit:read',
    query: listAuditEventsQuery,
    answers: { 200: pageOf(auditEventSchema, 'AuditEventList') },
    handle: async ({ ctx, query }) => ({ status: 200, body: await listAuditEvents(ctx, query) }),
  }),
];
