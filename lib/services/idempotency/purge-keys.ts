import type { Ctx } from '../context';
import { transact } from '../transact';

const KEPT_MS = 24 * 3_600_000;

/** Forgets the answers of this organisation that are older than 24 hours. @returns how many */
export function purgeKeys(ctx: Ctx): Promise<number> {
  return transact(ctx, async ({ sql }) => {
    const result = await sql`delete from idempotency_keys where created_at < ${new Date(ctx.now.getTime() - KEPT_MS)}`;
    return result.count;
  });
}
