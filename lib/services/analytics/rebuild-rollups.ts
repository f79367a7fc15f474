import { lockRollups, rebuildDaily, rebuildReferrers, rebuildSources } from '@/db/queries/rebuild-rollups';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { transact } from '../transact';

/** Works the organisation's figures out anew from the raw rows. Writers of figures wait meanwhile. */
export async function rebuildRollups(ctx: Ctx): Promise<void> {
  authorize(ctx, 'settings:write');
  await transact(ctx, async (tx) => {
    await lockRollups(tx.sql);
    await rebuildDaily(tx.sql);
    await rebuildSources(tx.sql);
    await rebuildReferrers(tx.sql);
    const subject = { subjectType: 'organization', subjectId: ctx.organizationId };
    await appendAudit(tx, ctx, [{ action: 'analytics.rebuilt', ...subject, data: {} }]);
  });
}
