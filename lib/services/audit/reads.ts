import { z } from 'zod';
import { countAuditRows, type ListedAuditRow, listAuditRows } from '@/db/queries/audit';
import { AUDIT_COLUMNS } from '@/lib/domain/audit/sorting';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import { listQueryFields, sortField, text } from '@/lib/domain/common/fields';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

export const auditFilterSchema = z.strictObject({
  action: text(100).optional(),
  subjectType: text(100).optional(),
  subjectId: text(200).optional(),
  actorId: text(200).optional(),
});

const listSchema = auditFilterSchema.extend({ ...listQueryFields, sort: sortField(AUDIT_COLUMNS) });

/**
 * The audit trail, newest first. `sequence`, `hash` and `previousHash` are null for the seconds until the worker has sealed an
 * entry. Input: `{limit?, cursor?, action?, subjectType?, subjectId?, actorId?, sort?}`.
 */
export async function listAuditEvents(ctx: Ctx, input: unknown = {}): Promise<Page<ListedAuditRow>> {
  authorize(ctx, 'audit:read');
  const { limit, cursor, ...filter } = parse(listSchema, input);
  const before = cursorId(cursor);
  return toPage(await readOnly(ctx, (tx) => listAuditRows(tx.sql, filter, before, limit + 1)), limit);
}

/** How many entries the list has in all. Input: `{action?, subjectType?, subjectId?, actorId?}`. */
export async function countAuditEvents(ctx: Ctx, input: unknown = {}): Promise<BoundedCount> {
  authorize(ctx, 'audit:read');
  const filter = parse(auditFilterSchema, input);
  return readOnly(ctx, ({ sql }) => countAuditRows(sql, filter));
}
