import { insertRows } from '@/db/insert-rows';
import { type CreditTransferRow, findCreditTransfer } from '@/db/queries/credit-transfers';
import { creditLots, creditTransfers } from '@/db/schema/redemptions';
import { creditTransferredTransfer } from '@/lib/domain/ledger/transfers';
import { appendAudit } from '../audit/append';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import type { Tx } from '../transact';

export interface Gift {
  id: string;
  fromContactId: string;
  toContactId: string;
  amountMinor: number;
  currency: string;
}

type Part = { amountMinor: number; expiresAt: Date | null };

/** Credit that was taken becomes another person's, with the dates of its parts: rows, ledger, audit and event. */
export async function writeTransfer(
  tx: Tx,
  ctx: Ctx,
  gift: Gift,
  parts: readonly Part[],
  from: 'credit' | 'reserved',
): Promise<CreditTransferRow> {
  const { id, ...data } = gift;
  const { fromContactId, toContactId, amountMinor, currency } = gift;
  const { organizationId, now: createdAt } = ctx;
  await insertRows(tx.sql, creditTransfers, [{ organizationId, ...gift, createdBy: actorKey(ctx.actor), createdAt }]);
  const lot = {
    organizationId,
    contactId: toContactId,
    currency,
    sourceType: 'credit-transfer',
    sourceId: id,
    createdAt,
  };
  await insertRows(
    tx.sql,
    creditLots,
    parts.map((part) => ({ id: newId(), ...lot, amountMinor: part.amountMinor, expiresAt: part.expiresAt })),
  );
  const movement = { contactId: fromContactId, amountMinor, currency };
  const transfer = creditTransferredTransfer(movement, from, toContactId, 'Credit given from one person to another');
  await postTransfers(tx, ctx, [planTransfer(transfer, 'credit-transfer', id, ctx.now)]);
  await appendAudit(tx, ctx, [
    { action: 'credit.transferred', subjectType: 'credit-transfer', subjectId: id, data },
    { action: 'credit.given', subjectType: 'contact', subjectId: fromContactId, data: { transferId: id, ...data } },
    { action: 'credit.received', subjectType: 'contact', subjectId: toContactId, data: { transferId: id, ...data } },
  ]);
  await emit(tx, [{ name: 'credit/transferred', data: { organizationId, transferId: id, ...data } }]);
  return (await findCreditTransfer(tx.sql, id)) as CreditTransferRow;
}
