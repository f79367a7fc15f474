import { systemCtx } from '../context';
import { listOrganizationIds } from '../organizations/reads';
import { sealAudit } from './seal';

/** Seals what is finished in every organisation. @returns how many entries were sealed */
export async function sealAllAudits(now: Date): Promise<number> {
  let total = 0;
  for (const organizationId of await listOrganizationIds()) {
    total += (await sealAudit(systemCtx(organizationId, now))).sealed;
  }
  return total;
}
