import { insertRows } from '@/db/insert-rows';
import { auditEvents } from '@/db/schema/audit';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { auditContent } from '@/lib/domain/audit/content';
import type { Ctx } from '../context';
import { newId } from '../ids';
import { ensureMonths } from '../months';
import type { Tx } from '../transact';
import { sha256 } from './sha256';

export interface AuditEntry {
  /** What was done, `<subject>.<verb>`: `reward.approved`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** What a reader needs to understand it; never secrets, never payment details. */
  data: Record<string, unknown>;
  /** When one transaction serves several requests, whose this is; the context's otherwise. */
  by?: Partial<Pick<Ctx, 'actor' | 'requestId' | 'now'>>;
}

/**
 * Writes audit entries in the transaction they describe. Each carries its own hash; the worker seals them into the
 * organisation's chain afterwards, so no lock is shared here.
 */
export async function appendAudit(tx: Tx, ctx: Ctx, entries: AuditEntry[]): Promise<void> {
  if (!entries.length) return;
  const instants = new Set(entries.map(({ by }) => by?.now ?? ctx.now));
  await ensureMonths(tx, 'audit_events', instants);
  const rows = entries.map(({ by, ...entry }) => {
    const { actor, requestId, now } = { ...ctx, ...by };
    const row = {
      id: newId(),
      organizationId: ctx.organizationId,
      actorType: actor.type,
      actorId: actor.id,
      actorName: actor.name,
      requestId,
      ...entry,
      occurredAt: now,
    };
    return { ...row, contentHash: sha256(canonicalJson(auditContent(row))) };
  });
  await insertRows(tx.sql, auditEvents, rows);
}
