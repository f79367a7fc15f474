import { findConnections } from '@/db/queries/payout-connections';
import { connectionFactsSchema } from '@/lib/domain/payouts/connections';
import type { Ctx } from '../context';
import { readOnly } from '../transact';

/** Whether the money of this school is real. Everybody who belongs to it sees this on every page. */
export async function payoutEnvironment(ctx: Ctx): Promise<'sandbox' | 'live'> {
  const rows = await readOnly(ctx, ({ sql }) => findConnections(sql));
  const paying = rows.find(({ isDefault }) => isDefault);
  return paying && connectionFactsSchema.parse(paying.facts).live ? 'live' : 'sandbox';
}
