import {
  type CreditPerson,
  findGiftNotice,
  findReminderNotice,
  findTransferNotice,
  type TransferNotice,
} from '@/db/queries/credit-notices';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import { publicName } from '@/lib/domain/people/public-name';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact } from './plan';

const WALLET = '/portal/wallet';

/** Credit changed hands: both are told, each with the first name of the other. */
export async function planCreditTransferred(tx: Tx, school: MailSchool, transferId: string): Promise<NoticePlan[]> {
  const notice = await findTransferNotice(tx.sql, transferId);
  if (!notice) return [];
  return (['received', 'given'] as const).map((way) => moved(school, notice, way, transferId));
}

function moved(school: MailSchool, notice: TransferNotice, way: 'received' | 'given', transferId: string): NoticePlan {
  const { amountMinor, currency, from, to, expiresAt } = notice;
  const [person, counterpart] = way === 'received' ? [to, from] : [from, to];
  const facts = { other: publicName(counterpart.firstName), amount: { amountMinor, currency } };
  return tellContact({
    person,
    audience: audienceOf(person),
    mail: { ...greeting(school, person.firstName, WALLET), template: 'credit-moved', way, ...facts, expiresAt },
    portal: { type: `credit-${way}`, data: { transferId, ...facts } },
    dedupeKey: `credit-${way}:${transferId}`,
  });
}

/** A gift waits: who has the address is told, if the school knows anybody who has. */
export async function planCreditOffered(tx: Tx, school: MailSchool, giftId: string): Promise<NoticePlan[]> {
  const notice = await findGiftNotice(tx.sql, giftId);
  if (!notice) return [];
  const { amountMinor, currency, to, expiresAt } = notice;
  const facts = { other: publicName(notice.fromFirstName), amount: { amountMinor, currency } };
  return [
    tellContact({
      person: to,
      audience: audienceOf(to),
      mail: { ...greeting(school, to.firstName, WALLET), template: 'credit-offered', ...facts, expiresAt },
      portal: { type: 'credit-offered', data: { giftId, ...facts, expiresAt: expiresAt.toISOString() } },
      dedupeKey: `credit-offered:${giftId}`,
    }),
  ];
}

/** Credit ends soon: its owner is told how much and when. */
export async function planCreditExpiring(tx: Tx, school: MailSchool, reminderId: string): Promise<NoticePlan[]> {
  const notice = await findReminderNotice(tx.sql, reminderId);
  if (!notice) return [];
  const { amountMinor, currency, stage, expiresAt, to } = notice;
  const amount = { amountMinor, currency };
  return [
    tellContact({
      person: to,
      audience: audienceOf(to),
      mail: { ...greeting(school, to.firstName, WALLET), template: 'credit-expiring', amount, stage, expiresAt },
      portal: { type: 'credit-expiring', data: { amount, expiresAt: expiresAt.toISOString() } },
      dedupeKey: `credit-expiring:${reminderId}`,
    }),
  ];
}

function audienceOf({ takesPart }: CreditPerson): 'referrer' | 'referee' {
  return takesPart ? 'referrer' : 'referee';
}
