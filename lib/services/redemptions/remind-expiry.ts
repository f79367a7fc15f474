import { findPeopleWithEndingCredit, insertReminders, type NewReminder } from '@/db/queries/credit-lots';
import { findContactBalances, findWalletCredits } from '@/db/queries/wallets';
import { addDays } from '@/lib/domain/common/days';
import { dueReminder, isReminderTime, REMINDER_STAGES } from '@/lib/domain/redemptions/reminders';
import { unspentCredit } from '@/lib/domain/rewards/unspent-credit';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import { readOnly, type Tx, transact } from '../transact';

const BATCH = 200;

/**
 * Reminds people 30, 7 and 1 days before credit ends, of what is left of it; each credit and stage once, however often this runs.
 * Before nine in the morning, by the organisation's clock, it does nothing. @returns how many messages
 */
export async function remindOfExpiry(ctx: Ctx): Promise<{ reminders: number }> {
  authorize(ctx, 'rewards:approve');
  const { timeZone } = await readOnly(ctx, (tx) => organizationFacts(tx, ctx));
  if (!isReminderTime(ctx.now, timeZone)) return { reminders: 0 };
  let reminders = 0;
  for (let afterId: string | null = null; ; ) {
    const batch: { people: string[]; count: number } = await transact(ctx, (tx) =>
      remindBatch(tx, ctx, timeZone, afterId),
    );
    reminders += batch.count;
    afterId = batch.people.at(-1) ?? null;
    if (batch.people.length < BATCH) return { reminders };
  }
}

async function remindBatch(tx: Tx, ctx: Ctx, timeZone: string, afterId: string | null) {
  // A day more than the first stage: its calendar day may begin that much earlier.
  const to = addDays(ctx.now, REMINDER_STAGES[0] + 1);
  const people = await findPeopleWithEndingCredit(tx.sql, { from: ctx.now, to, afterId, limit: BATCH });
  const due = await dueReminders(tx, ctx, timeZone, people);
  const { organizationId } = ctx;
  const fresh = await insertReminders(tx.sql, organizationId, due, ctx.now);
  await emit(
    tx,
    fresh.map((row) => ({ name: 'credit/expiring', data: { organizationId, ...row } })),
  );
  return { people, count: fresh.length };
}

/** One message for all credit of a person that is at the same stage. */
async function dueReminders(tx: Tx, ctx: Ctx, timeZone: string, people: readonly string[]): Promise<NewReminder[]> {
  const credits = await findWalletCredits(tx.sql, people);
  const accounts = await findContactBalances(tx.sql, people);
  const messages = new Map<string, string>();
  return [...Map.groupBy(credits, (row) => `${row.recipientId} ${row.currency}`).values()].flatMap((wallet) => {
    const [{ recipientId: contactId, currency }] = wallet as [(typeof wallet)[0], ...typeof wallet];
    const account = accounts.find(
      (row) => row.contactId === contactId && row.currency === currency && row.kind === 'liability:credit',
    );
    return unspentCredit(wallet, -(account?.balanceMinor ?? 0)).flatMap(({ lotId, unspentMinor, expiresAt }) => {
      if (!expiresAt || !unspentMinor) return [];
      const stage = dueReminder(expiresAt, ctx.now, timeZone);
      if (!stage) return [];
      const message = `${contactId} ${currency} ${stage}`;
      const reminderId = messages.get(message) ?? newId();
      messages.set(message, reminderId);
      return [{ lotId, stage, reminderId, contactId, amountMinor: unspentMinor, currency, expiresAt }];
    });
  });
}
