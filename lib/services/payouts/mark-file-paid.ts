import { findBankFile } from '@/db/queries/bank-files';
import { findOpenInFile } from '@/db/queries/manual-transfers';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { markPaid } from './mark-paid';

/**
 * Finance says that its bank has paid a whole file: every payout in it that nobody has spoken of is marked as paid, each with its
 * own entry in the trail. Called again after a failure it goes on where it stopped. @throws NotFoundError
 */
export async function markFilePaid(ctx: Ctx, id: string): Promise<{ marked: number }> {
  authorize(ctx, 'payouts:write');
  const fileId = parse(idSchema, id);
  const open = await readOnly(ctx, async ({ sql }) => {
    if (!(await findBankFile(sql, fileId))) throw new NotFoundError('bank file');
    return findOpenInFile(sql, fileId);
  });
  for (const payoutId of open) await markPaid(ctx, { payoutId });
  return { marked: open.length };
}
