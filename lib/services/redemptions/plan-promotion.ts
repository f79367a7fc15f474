import { insertRows } from '@/db/insert-rows';
import { findConnection } from '@/db/queries/payout-connections';
import { promotionCodes } from '@/db/schema/redemptions';
import { connectionFactsSchema } from '@/lib/domain/payouts/connections';
import type { Ctx } from '../context';
import type { Tx } from '../transact';

/** When the school has connected Stripe, its new discount code is to work there too; a durable function makes it. */
export async function planPromotion(tx: Tx, ctx: Ctx, redemptionId: string): Promise<void> {
  const connection = await findConnection(tx.sql, 'stripe');
  if (connection?.status !== 'connected') return;
  const { account } = connectionFactsSchema.parse(connection.facts);
  const { organizationId, now: createdAt } = ctx;
  await insertRows(tx.sql, promotionCodes, [
    { redemptionId, organizationId, account, createdAt, updatedAt: createdAt },
  ]);
}
