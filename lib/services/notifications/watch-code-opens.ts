import { findOpenedCodes, lockOpenMark, putOpenMark } from '@/db/queries/code-opens';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { transact } from '../transact';

// What is stored by a transaction that is still open has an earlier instant: it is waited for.
const LAG_MS = 30_000;

/**
 * Looks which codes were opened since the last look, and says so in events, one for each code. The first look of a school only
 * sets the mark: what was opened before is no news. @returns how many codes
 */
export async function watchCodeOpens(ctx: Ctx): Promise<{ codes: number }> {
  authorize(ctx, 'people:write');
  const until = new Date(ctx.now.getTime() - LAG_MS);
  const { organizationId } = ctx;
  return transact(ctx, async (tx) => {
    const mark = await lockOpenMark(tx.sql);
    if (mark && mark >= until) return { codes: 0 };
    await putOpenMark(tx.sql, organizationId, until);
    if (!mark) return { codes: 0 };
    const opened = await findOpenedCodes(tx.sql, mark, until);
    await emit(
      tx,
      opened.map((code) => ({ name: 'code/opened', data: { organizationId, ...code, until: until.toISOString() } })),
    );
    return { codes: opened.length };
  });
}
