import { selectCodeFactsOf } from '@/db/queries/code-facts';
import { type DueReminder, findDueFriendReminders, markFriendsReminded } from '@/db/queries/friend-reminders';
import { codeStatusAt } from '@/lib/domain/codes/status';
import { isReminderTime } from '@/lib/domain/redemptions/reminders';
import { friendReminderWindow } from '@/lib/domain/referrals/friend-reminder';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { organizationFacts } from '../organizations/facts';
import { toCodeFacts } from '../tracking/code-facts';
import { readOnly, type Tx, transact } from '../transact';

const BATCH = 200;

/**
 * Says of each friend who left a name so many days ago and has not gone on that he is to be reminded, once a referral, however
 * often this runs. A code that leads nowhere any more reminds nobody. Where the school has not asked for it, and before nine in
 * the morning by its clock, it does nothing. @returns how many
 */
export async function remindFriends(ctx: Ctx): Promise<{ reminders: number }> {
  authorize(ctx, 'referrals:write');
  const { timeZone, friendReminderDays: days } = await readOnly(ctx, (tx) => organizationFacts(tx, ctx));
  if (days === null || !isReminderTime(ctx.now, timeZone)) return { reminders: 0 };
  let reminders = 0;
  for (let afterId: string | null = null; ; ) {
    const batch: { due: DueReminder[]; count: number } = await transact(ctx, (tx) =>
      remindBatch(tx, ctx, days, afterId),
    );
    reminders += batch.count;
    afterId = batch.due.at(-1)?.referralId ?? null;
    if (batch.due.length < BATCH) return { reminders };
  }
}

async function remindBatch(tx: Tx, ctx: Ctx, days: number, afterId: string | null) {
  const { now, organizationId } = ctx;
  const page = { ...friendReminderWindow(now, days), now, afterId, limit: BATCH };
  const due = await findDueFriendReminders(tx.sql, page);
  const open = await openCodes(tx, ctx, due);
  const wanted = due.filter(({ codeKey }) => open.has(codeKey));
  const ids = wanted.map(({ referralId }) => referralId);
  const marked = await markFriendsReminded(tx.sql, ids, now);
  const fresh = wanted.filter(({ referralId }) => marked.has(referralId));
  await appendAudit(
    tx,
    ctx,
    fresh.map(({ referralId: subjectId }) => {
      return { action: 'referral.reminder-due', subjectType: 'referral', subjectId, data: { days } };
    }),
  );
  await emit(
    tx,
    fresh.map(({ referralId, refereeId }) => ({
      name: 'referral/friend-reminder.due' as const,
      data: { organizationId, referralId, refereeId },
    })),
  );
  return { due, count: fresh.length };
}

/** The codes among them whose page would still offer something. */
async function openCodes(tx: Tx, ctx: Ctx, due: readonly DueReminder[]): Promise<Set<string>> {
  if (!due.length) return new Set();
  const rows = await selectCodeFactsOf(tx.sql, [...new Set(due.map(({ codeKey }) => codeKey))]);
  const facts = rows.map((row) => toCodeFacts(row, ctx.now));
  return new Set(
    facts.filter((code) => codeStatusAt(code, ctx.now) === 'active' && !code.isSpent).map(({ codeKey }) => codeKey),
  );
}
