import { findPortalSettings, savePortalSettings } from '@/db/queries/portal-profiles';
import { DEFAULT_PORTAL_SETTINGS, type PortalSettings, portalSettingsSchema } from '@/lib/domain/portal/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly, type Tx, transact } from '../transact';

/** What this school allows in its portal, as a part of a transaction. */
export async function portalSettings(tx: Tx): Promise<PortalSettings> {
  return (await findPortalSettings(tx.sql)) ?? DEFAULT_PORTAL_SETTINGS;
}

/** What this school allows in its portal. Everybody who belongs to it may know. */
export function getPortalSettings(ctx: Ctx): Promise<PortalSettings> {
  return readOnly(ctx, portalSettings);
}

/** Changes what this school allows in its portal. Input: all of `PortalSettings`. */
export async function updatePortalSettings(ctx: Ctx, input: unknown): Promise<PortalSettings> {
  authorize(ctx, 'programs:write');
  const settings = parse(portalSettingsSchema, input);
  return transact(ctx, async (tx) => {
    const before = await portalSettings(tx);
    await savePortalSettings(tx.sql, ctx.organizationId, settings, ctx.now);
    const data = { before, changes: settings };
    const subject = { subjectType: 'organization', subjectId: ctx.organizationId, data };
    await appendAudit(tx, ctx, [{ action: 'portal.settings-changed', ...subject }]);
    return settings;
  });
}
