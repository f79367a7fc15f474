import type { Ctx } from '@/lib/services/context';
import { expireCodes } from '@/lib/services/redemptions/expire-codes';
import { expireLots } from '@/lib/services/redemptions/expire-lots';
import { returnGifts } from '@/lib/services/redemptions/return-gifts';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Discount codes and gifts that nobody used in time come back; then credit that came back or was given ends on its date. */
export const expireCredit = inngest.createFunction(
  { id: 'expire-credit', triggers: [{ cron: '*/10 * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, expireAll),
);

async function expireAll(ctx: Ctx) {
  return { ...(await expireCodes(ctx)), ...(await returnGifts(ctx)), lots: (await expireLots(ctx)).expired };
}
