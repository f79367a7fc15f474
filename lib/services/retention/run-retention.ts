import { type PurgedRows, purgeOldRows } from '@/db/queries/retention';
import { keptSince } from '@/lib/domain/privacy/retention';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { transact } from '../transact';

export interface RetentionReport extends PurgedRows {
  /** Nothing older is kept. */
  before: Date;
}

/**
 * Removes what a school keeps no longer (rule 7, or its own shorter period): touches, messages, and referrals that came to nothing. What
 * was earned stays with the ledger; the trail goes by whole months (`dropOldMonths`). Again on the same day it finds nothing.
 */
export async function runRetention(ctx: Ctx): Promise<RetentionReport> {
  authorize(ctx, 'settings:write');
  return transact(ctx, async (tx) => {
    const { retentionMonths } = await organizationFacts(tx, ctx);
    const before = keptSince(ctx.now, retentionMonths);
    const purged = await purgeOldRows(tx.sql, before);
    const isAny = Object.values(purged).some((count) => count > 0);
    const data = { before: before.toISOString(), ...purged };
    const { organizationId: subjectId } = ctx;
    if (isAny) await appendAudit(tx, ctx, [{ action: 'retention.run', subjectType: 'organization', subjectId, data }]);
    return { before, ...purged };
  });
}
