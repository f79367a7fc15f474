import { lockContacts } from '@/db/queries/conversion-world';
import {
  closeDoubleReferrals,
  findContactAccounts,
  findMergeObstacles,
  mergeContactRows,
  moveIdentityAndStanding,
  repointContact,
} from '@/db/queries/merge-contacts';
import { repointPortal } from '@/db/queries/merge-portal';
import { mergeMethods } from '@/db/queries/payout-methods';
import { type ContactRow, findContacts } from '@/db/queries/people';
import { insertReferralEvents } from '@/db/queries/referral-status';
import { idSchema } from '@/lib/domain/ids';
import { mergeContactsSchema } from '@/lib/domain/people/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError, InvalidInputError, NotFoundError } from '../errors';
import { newId } from '../ids';
import { postTransfers } from '../ledger/post-transfers';
import { parse } from '../parse';
import { type Tx, transact } from '../transact';
import { recordMerge, takeDown } from './record-merge';

/**
 * Two contacts turn out to be one person: all of the first becomes the second's, which is answered. Input: `{intoId}`. Neither
 * earns again by it: what either was rewarded for counts for the one. Merging into the same again changes nothing.
 * @throws NotFoundError, ConflictError, InvalidInputError for a contact into itself
 */
export async function mergeContacts(ctx: Ctx, contactId: string, input: unknown): Promise<ContactRow> {
  authorize(ctx, 'people:write');
  const { intoId } = parse(mergeContactsSchema, input);
  const fromId = idSchema.safeParse(contactId).data;
  if (!fromId) throw new NotFoundError('contact');
  if (fromId === intoId) {
    throw new InvalidInputError([{ path: 'intoId', message: 'Must be another contact.' }]);
  }
  return transact(ctx, async (tx) => {
    const into = await loadBoth(tx, fromId, intoId);
    if (into.merged) return into.contact;
    const obstacles = await findMergeObstacles(tx.sql, fromId, intoId);
    if (obstacles.payoutUnderWay) {
      throw new ConflictError(
        'A payout to one of them is under way. Merge them when it has settled.',
        'payout-under-way',
      );
    }
    if (obstacles.sharedReward) {
      throw new ConflictError(
        'Both were rewarded by the same conversion, so they are not one person.',
        'shared-reward',
      );
    }
    const mergeId = newId();
    const before = await takeDown(tx, fromId, intoId);
    await moveIdentityAndStanding(tx.sql, fromId, intoId, ctx.now);
    const closed = await closeDoubles(tx, ctx, fromId, intoId);
    await mergeMethods(tx.sql, fromId, intoId, ctx.now);
    await repointContact(tx.sql, fromId, intoId);
    await repointPortal(tx.sql, fromId, intoId);
    await moveBalances(tx, ctx, mergeId, fromId, intoId);
    await mergeContactRows(tx.sql, fromId, intoId, ctx.now);
    await recordMerge(tx, ctx, { id: mergeId, fromId, intoId }, before, closed);
    await appendAudit(tx, ctx, [
      { action: 'contact.merged', subjectType: 'contact', subjectId: fromId, data: { intoId } },
      { action: 'contact.merged', subjectType: 'contact', subjectId: intoId, data: { fromId } },
    ]);
    const [contact] = await findContacts(tx.sql, [intoId]);
    return contact as ContactRow;
  });
}

async function loadBoth(tx: Tx, fromId: string, intoId: string): Promise<{ contact: ContactRow; merged: boolean }> {
  await lockContacts(tx.sql, [fromId, intoId]);
  const rows = await findContacts(tx.sql, [fromId, intoId]);
  const from = rows.find(({ id }) => id === fromId);
  const into = rows.find(({ id }) => id === intoId);
  if (!from || !into) throw new NotFoundError('contact');
  if (into.mergedIntoId) {
    const cycle = into.mergedIntoId === fromId;
    const message = cycle ? 'That contact was merged into this one.' : 'That contact was merged into another one.';
    throw new ConflictError(message, 'merge-cycle', [{ path: 'intoId', message }]);
  }
  if (from.mergedIntoId && from.mergedIntoId !== intoId) {
    throw new ConflictError('This contact was merged into another one.', 'already-merged');
  }
  return { contact: into, merged: from.mergedIntoId === intoId };
}

async function closeDoubles(tx: Tx, ctx: Ctx, fromId: string, intoId: string): Promise<string[]> {
  const closed = await closeDoubleReferrals(tx.sql, fromId, intoId);
  const events = closed.map((referralId) => ({
    referralId,
    type: 'rejected',
    data: { reason: 'already-referred' },
    occurredAt: ctx.now,
  }));
  await insertReferralEvents(tx.sql, ctx.organizationId, events);
  await appendAudit(
    tx,
    ctx,
    closed.map((id) => ({
      action: 'referral.rejected',
      subjectType: 'referral',
      subjectId: id,
      data: { reason: 'already-referred', mergedFrom: fromId, mergedInto: intoId },
    })),
  );
  return closed;
}

/** Money that is owed to the one is owed to the other from now on; the old accounts keep their history and end at zero. */
async function moveBalances(tx: Tx, ctx: Ctx, mergeId: string, fromId: string, intoId: string): Promise<void> {
  const accounts = await findContactAccounts(tx.sql, fromId);
  const plans = accounts
    .filter(({ balanceMinor }) => balanceMinor !== 0)
    .map(({ kind, currency, value, balanceMinor }) => ({
      // The last part tells a statement what accrued money is owed in (db/queries/posting-value).
      dedupeKey: `merge:${mergeId}:${intoId}:${kind}:${currency}:${value}`,
      kind: 'merge',
      subjectType: 'contact',
      subjectId: fromId,
      reason: 'Two contacts are one person',
      occurredAt: ctx.now,
      postings: [
        { account: { kind, contactId: fromId }, amountMinor: -balanceMinor, currency },
        { account: { kind, contactId: intoId }, amountMinor: balanceMinor, currency },
      ],
    }));
  await postTransfers(tx, ctx, plans);
}
