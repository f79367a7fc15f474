import { findFraudSettings, saveFraudSettings } from '@/db/queries/fraud-cases';
import { DEFAULT_FRAUD_SETTINGS, type FraudSettings, fraudSettingsSchema } from '@/lib/domain/fraud/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly, type Tx, transact } from '../transact';

/** When this school looks closer, as a part of a transaction. */
export async function fraudSettings(tx: Tx): Promise<FraudSettings> {
  const stored = await findFraudSettings(tx.sql);
  return stored ? fraudSettingsSchema.parse(stored) : DEFAULT_FRAUD_SETTINGS;
}

/** When this school looks closer, for a page. */
export function getFraudSettings(ctx: Ctx): Promise<FraudSettings> {
  authorize(ctx, 'settings:read');
  return readOnly(ctx, fraudSettings);
}

/** Changes when this school looks closer; what was decided stays. Input: all of `FraudSettings`. */
export async function updateFraudSettings(ctx: Ctx, input: unknown): Promise<FraudSettings> {
  authorize(ctx, 'settings:write');
  const settings = parse(fraudSettingsSchema, input);
  return transact(ctx, async (tx) => {
    const before = await fraudSettings(tx);
    await saveFraudSettings(tx.sql, ctx.organizationId, settings, ctx.now);
    const { organizationId: subjectId } = ctx;
    const data = { before, changes: settings };
    await appendAudit(tx, ctx, [{ action: 'fraud.settings-changed', subjectType: 'organization', subjectId, data }]);
    return settings;
  });
}
