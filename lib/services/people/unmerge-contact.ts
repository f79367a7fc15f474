import { lockContacts } from '@/db/queries/conversion-world';
import { findMergeObstacles } from '@/db/queries/merge-contacts';
import {
  closeMerge,
  findMergedFields,
  findStandings,
  lockOpenMerge,
  type MergeRow,
  moveCountsBack,
  moveIdentities,
  moveMethods,
  moveRows,
  replaceStandings,
  updateMergedFields,
} from '@/db/queries/merges';
import { type ContactRow, findContacts } from '@/db/queries/people';
import { lockRollups } from '@/db/queries/rebuild-rollups';
import { insertReferralEvents } from '@/db/queries/referral-status';
import { claimForBoth, findReturningRewards, rebuildFiguresOf, reopenClosed } from '@/db/queries/unmerge';
import { dayIn } from '@/lib/domain/common/days';
import { idSchema } from '@/lib/domain/ids';
import {
  isErasedRecord,
  MERGED_FIELDS,
  type MergedFields,
  type MergeRecord,
  MOVED_ROWS,
  mergeRecordSchema,
  restoredField,
  restoredStandings,
} from '@/lib/domain/people/merge-record';
import { foldDaily } from '../analytics/fold';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import { type Tx, transact } from '../transact';
import { moveMoneyBack } from './unmerge-money';

/**
 * Two people were not one after all: the first is himself again, with all that the merge took from him and that is still there.
 * What happened since the merge stays with the second: payouts, spent credit, new referrals. Neither earns twice by it.
 * @throws NotFoundError; ConflictError `not-merged`, `erased`, `payout-under-way`, `merged-again`
 */
export async function unmergeContact(ctx: Ctx, contactId: string): Promise<ContactRow> {
  authorize(ctx, 'people:write');
  const fromId = idSchema.safeParse(contactId).data;
  if (!fromId) throw new NotFoundError('contact');
  return transact(ctx, async (tx) => {
    const merge = await loadMerge(tx, fromId);
    const record = mergeRecordSchema.parse(merge.moved);
    const { intoId } = merge;
    // The figures of a referrer are made anew from rows that must not change meanwhile.
    await lockRollups(tx.sql);
    const rewards = await findReturningRewards(tx.sql, record.rows.rewards, record.rows.payouts);
    await moveMoneyBack(tx, ctx, merge, { ...record, rows: { ...record.rows, rewards } });
    await restorePeople(tx, ctx, merge, record);
    const back = { from: intoId, to: fromId };
    for (const name of MOVED_ROWS) await moveRows(tx.sql, name, name === 'rewards' ? rewards : record.rows[name], back);
    await moveMethods(tx.sql, record.methods, back, ctx.now);
    await moveCountsBack(tx.sql, record.counts, back);
    await reopen(tx, ctx, record.closed);
    await keepOneReward(tx, ctx, merge);
    await rebuildFiguresOf(tx.sql, [fromId, intoId]);
    await closeMerge(tx.sql, merge.id, { key: actorKey(ctx.actor), name: ctx.actor.name, at: ctx.now });
    await appendAudit(tx, ctx, [
      {
        action: 'contact.unmerged',
        subjectType: 'contact',
        subjectId: fromId,
        data: { fromId: intoId, mergeId: merge.id },
      },
      {
        action: 'contact.unmerged',
        subjectType: 'contact',
        subjectId: intoId,
        data: { released: fromId, mergeId: merge.id },
      },
    ]);
    const [contact] = await findContacts(tx.sql, [fromId]);
    return contact as ContactRow;
  });
}

async function loadMerge(tx: Tx, fromId: string): Promise<MergeRow> {
  const [known] = await findContacts(tx.sql, [fromId]);
  if (!known) throw new NotFoundError('contact');
  if (!known.mergedIntoId) throw new ConflictError('This contact is not merged into another one.', 'not-merged');
  await lockContacts(tx.sql, [fromId, known.mergedIntoId]);
  const merge = await lockOpenMerge(tx.sql, fromId);
  if (!merge) {
    const message = 'It is not known what this merge moved: it is older than un-merging. It can no longer be undone.';
    throw new ConflictError(message, 'not-merged');
  }
  if (isErasedRecord(merge.moved)) {
    throw new ConflictError('This person was erased since then. The merge can no longer be undone.', 'erased');
  }
  const [from] = await findContacts(tx.sql, [fromId]);
  if (from?.mergedIntoId !== merge.intoId) {
    const message = 'The other person was merged into a third one since then. Undo that merge first.';
    throw new ConflictError(message, 'merged-again');
  }
  if ((await findMergeObstacles(tx.sql, fromId, merge.intoId)).payoutUnderWay) {
    throw new ConflictError(
      'A payout to one of them is under way. Undo the merge when it has settled.',
      'payout-under-way',
    );
  }
  return merge;
}

/** The second one first: what identifies a person is unique, so it is freed before it is given back. */
async function restorePeople(tx: Tx, ctx: Ctx, { fromId, intoId }: MergeRow, record: MergeRecord): Promise<void> {
  const { sql } = tx;
  const now = await findMergedFields(sql, intoId);
  const fields = Object.fromEntries(
    MERGED_FIELDS.map((field) => [field, restoredField(record.into[field], record.after[field], now[field])]),
  ) as MergedFields;
  await updateMergedFields(sql, intoId, fields, ctx.now);
  const kept = now.externalId === record.from.externalId && fields.externalId === now.externalId;
  await updateMergedFields(sql, fromId, { ...record.from, ...(kept && { externalId: null }) }, ctx.now);
  await sql`update contacts set merged_into_id = null where id = ${fromId}`;
  await moveIdentities(sql, record.identities, { from: intoId, to: fromId });
  const standings = restoredStandings(record.intoStandings, record.fromStandings, await findStandings(sql, intoId));
  await replaceStandings(sql, intoId, standings, ctx.now);
  await replaceStandings(sql, fromId, record.fromStandings, ctx.now);
}

async function reopen(tx: Tx, ctx: Ctx, closed: readonly string[]): Promise<void> {
  const opened = await reopenClosed(tx.sql, closed, ctx.now);
  const events = opened.map((referralId) => ({ referralId, type: 'reopened', data: {}, occurredAt: ctx.now }));
  await insertReferralEvents(tx.sql, ctx.organizationId, events);
}

async function keepOneReward(tx: Tx, ctx: Ctx, { fromId, intoId, mergedAt }: MergeRow): Promise<void> {
  const referralId = newId();
  const made = await claimForBoth(tx.sql, { id: referralId, fromId, intoId, mergedAt });
  if (!made) return;
  const { timeZone } = await organizationFacts(tx, ctx);
  const { programId, referrerId, channel, referredAt } = made;
  await foldDaily(tx, [{ programId, channel, referralId, day: dayIn(timeZone, referredAt), leads: 1 }]);
  await rebuildFiguresOf(tx.sql, [referrerId]);
}
