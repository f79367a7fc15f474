import type { CreditTransferRow } from '@/db/queries/credit-transfers';
import { idSchema } from '@/lib/domain/ids';
import { transferCreditSchema } from '@/lib/domain/redemptions/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { InvalidInputError, NotFoundError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { transact } from '../transact';
import { actingScope } from './acting-scope';
import { lockReceiver } from './lock-receiver';
import { openWallet } from './open-wallet';
import { takeCredit } from './take-credit';
import { writeTransfer } from './write-transfer';

/**
 * Gives a person's credit to another person of the school, at once; it keeps its dates. Input: `{toContactId, amountMinor,
 * currency?}`.
 * @throws RuleError `insufficient-balance`; ConflictError `contact-merged`; InvalidInputError to oneself; NotFoundError
 */
export async function transferCredit(ctx: Ctx, from: string, input: unknown): Promise<CreditTransferRow> {
  authorize(ctx, actingScope(ctx));
  const fromContactId = idSchema.safeParse(from).data;
  const { toContactId, amountMinor, currency } = parse(transferCreditSchema, input);
  if (!fromContactId) throw new NotFoundError('contact');
  if (fromContactId === toContactId) {
    throw new InvalidInputError([{ path: 'toContactId', message: 'Must be another person.' }]);
  }
  return transact(ctx, async (tx) => {
    await lockReceiver(tx, fromContactId, toContactId);
    const wallet = await openWallet(tx, ctx, fromContactId, currency);
    const id = newId();
    const parts = await takeCredit(tx, ctx, wallet, amountMinor, id);
    const gift = { id, fromContactId, toContactId, amountMinor, currency: wallet.currency };
    return writeTransfer(tx, ctx, gift, parts, 'credit');
  });
}
