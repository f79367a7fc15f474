/** An audit entry as it is written, before and after it is stored. */
export type AuditRow = {
  readonly id: string;
  readonly organizationId: string;
  readonly actorType: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly data: unknown;
  readonly requestId: string;
  /** ISO 8601 UTC with milliseconds, or the Date that a query returned. */
  readonly occurredAt: string | Date;
};

/**
 * What the content hash of an entry covers, in the form that `canonicalJson` takes: every column that says something.
 * The row read back gives the same content as the row written.
 */
export function auditContent(row: AuditRow): Record<string, unknown> {
  const { id, organizationId, actorType, actorId, actorName, action, subjectType, subjectId, data, requestId } = row;
  const occurredAt = typeof row.occurredAt === 'string' ? row.occurredAt : row.occurredAt.toISOString();
  return {
    id,
    organizationId,
    actorType,
    actorId,
    actorName,
    action,
    subjectType,
    subjectId,
    data,
    requestId,
    occurredAt,
  };
}
