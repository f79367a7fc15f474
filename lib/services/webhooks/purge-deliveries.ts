import { deleteOldDeliveries } from '@/db/queries/webhook-deliveries';
import type { Ctx } from '../context';
import { transact } from '../transact';

/** How long the log of messages is kept. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Forgets messages older than 30 days, with their tries. @returns how many */
export async function purgeWebhookDeliveries(ctx: Ctx): Promise<number> {
  return transact(ctx, ({ sql }) => deleteOldDeliveries(sql, new Date(ctx.now.getTime() - KEPT_MS)));
}
