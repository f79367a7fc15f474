import { findLastRun, setLastRun } from '@/db/queries/payout-runs';
import { organizationSettingsSchema, patchOrganizationSchema } from '@/lib/domain/organizations/schema';
import { lastRunForNewSchedule } from '@/lib/domain/payouts/schedule';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { transact } from '../transact';
import { type OrganizationFacts, organizationFacts } from './facts';

/**
 * Changes some of the organisation's settings. They are checked as a whole: a lower currency may make a stored limit too high.
 * @throws InvalidInputError with the field's path
 */
export async function updateSettings(ctx: Ctx, input: unknown): Promise<OrganizationFacts> {
  authorize(ctx, 'settings:write');
  const patch = parse(patchOrganizationSchema, input);
  return transact(ctx, async (tx) => {
    await tx.sql`select from organizations where id = ${ctx.organizationId} for update`;
    const { id, slug, logo, ...before } = await organizationFacts(tx, ctx);
    const { name, currency, timeZone, ...settings } = parse(organizationSettingsSchema, { ...before, ...patch });
    await tx.sql`
      update organizations set name = ${name}, currency = ${currency}, time_zone = ${timeZone}, settings = ${tx.sql.json(settings)}
      where id = ${id}`;
    if (JSON.stringify(before.payoutSchedule) !== JSON.stringify(settings.payoutSchedule)) {
      const lastRun = lastRunForNewSchedule(ctx.now, timeZone, await findLastRun(tx.sql));
      await setLastRun(tx.sql, id, lastRun);
    }
    await appendAudit(tx, ctx, [
      { action: 'organization.updated', subjectType: 'organization', subjectId: id, data: { before, changes: patch } },
    ]);
    return { id, slug, logo, name, currency, timeZone, ...settings };
  });
}
