import { SCHOOL, SETTINGS } from '@/db/seed/demo-school';
import { ConflictError } from '@/lib/services/errors';
import { newId } from '@/lib/services/ids';
import { joinTransaction } from '@/lib/services/joined';
import { createOrganization } from '@/lib/services/organizations/create-organization';
import { updateSettings } from '@/lib/services/organizations/update-settings';
import { transact } from '@/lib/services/transact';
import { makeCommunity } from './demo-community';
import { fraudEvents } from './demo-fraud';
import { makeHistory } from './demo-money';
import { makeCatalogue } from './demo-programs';
import { makeLeads, makeTraffic } from './demo-traffic';
import { walletEvents } from './demo-wallet';
import { demoSystem, makeStage } from './stage';

/**
 * Makes the demo school through the services, in one transaction: a start that is killed leaves all of it or nothing.
 * Another start that makes it in the same instant wins, and this one says nothing of it.
 */
export async function seedDemo(now: Date): Promise<void> {
  // The sandbox bank's own delay would hold up every start on an empty database.
  process.env.SANDBOX_SETTLEMENT_MS = '1';
  const organizationId = newId();
  const system = demoSystem(organizationId, now);
  try {
    await transact(system, (tx) =>
      joinTransaction({ organizationId, sql: tx.sql }, async () => {
        const stageCtx = { ...system, now: new Date(now.getTime() - 140 * 86_400_000) };
        await createOrganization(stageCtx, SCHOOL, { id: organizationId });
        await updateSettings(stageCtx, SETTINGS);
        const stage = await makeStage(system);
        await makeCatalogue(stage);
        const enrolments = await makeTraffic(stage);
        const odd = await fraudEvents(stage);
        await makeHistory(stage, enrolments, [...odd, ...(await walletEvents(stage))]);
        await makeLeads(stage);
        await makeCommunity(stage);
      }),
    );
  } catch (error) {
    if (!(error instanceof ConflictError && error.code === 'slug-taken')) throw error;
  }
}
