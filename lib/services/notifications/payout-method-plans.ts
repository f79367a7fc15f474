import { findMethodNotice, findPayoutNotice } from '@/db/queries/notice-facts';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact } from './plan';

const HOW_PAID = '/portal/settings';

/** Somebody's money goes elsewhere from now on: he is told, so that he can object if it was not he who changed it. */
export async function planMethodChanged(tx: Tx, school: MailSchool, methodId: string): Promise<NoticePlan[]> {
  const notice = await findMethodNotice(tx.sql, methodId);
  if (!notice) return [];
  const { person, provider, masked } = notice;
  const changedAt = new Date(notice.changedAt);
  const common = greeting(school, person.firstName, HOW_PAID);
  return [
    tellContact({
      person,
      audience: 'referrer',
      mail: { ...common, template: 'payout-method-changed', provider, masked, changedAt },
      portal: { type: 'payout-method-changed', data: { methodId, provider, masked } },
      dedupeKey: `method:${methodId}:${changedAt.getTime()}`,
    }),
  ];
}

/** A payment came back: the recipient is told that he is still owed it. */
export async function planPayoutReversed(
  tx: Tx,
  school: MailSchool,
  { payoutId, reason }: { payoutId: string; reason: string },
): Promise<NoticePlan[]> {
  const notice = await findPayoutNotice(tx.sql, payoutId);
  if (!notice) return [];
  const { recipient, amountMinor, currency } = notice;
  const amount = { amountMinor, currency };
  const common = greeting(school, recipient.firstName, HOW_PAID);
  return [
    tellContact({
      person: recipient,
      audience: 'referrer',
      mail: { ...common, template: 'payout-reversed', amount, reason },
      portal: { type: 'payout-reversed', data: { payoutId, amount } },
      dedupeKey: `reversed:${payoutId}`,
    }),
  ];
}
