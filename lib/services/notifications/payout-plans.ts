import { findPayoutNotice, findStaffWithRoles } from '@/db/queries/notice-facts';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import { FINANCE_ROLES } from '@/lib/domain/notifications/recipients';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact, tellStaff } from './plan';

/** The bank has paid: the recipient is told. Only referrers and friends with a reward in cash get one. */
export async function planPayoutSettled(tx: Tx, school: MailSchool, payoutId: string): Promise<NoticePlan[]> {
  const notice = await findPayoutNotice(tx.sql, payoutId);
  if (!notice) return [];
  const { recipient, provider, amountMinor, currency } = notice;
  const amount = { amountMinor, currency };
  const reference = notice.reference ?? payoutId;
  const common = greeting(school, recipient.firstName, '/portal/wallet');
  const isSandbox = provider === 'sandbox';
  return [
    tellContact({
      person: recipient,
      audience: 'referrer',
      mail: { ...common, template: 'payout-settled', amount, reference, isSandbox },
      portal: { type: 'payout-settled', data: { payoutId, amount, reference, isSandbox } },
      dedupeKey: `paid:${payoutId}`,
    }),
  ];
}

/** A payout failed: those who look after money are told, the recipient is not. */
export async function planPayoutFailed(tx: Tx, school: MailSchool, payoutId: string): Promise<NoticePlan[]> {
  const notice = await findPayoutNotice(tx.sql, payoutId);
  if (!notice) return [];
  const { recipient, amountMinor, currency } = notice;
  const name = [recipient.firstName, recipient.lastName].filter(Boolean).join(' ') || recipient.email || recipient.id;
  const staff = await findStaffWithRoles(tx.sql, FINANCE_ROLES);
  const said = { amount: { amountMinor, currency }, recipient: name, reason: notice.failureReason ?? '' };
  return staff.map((member) => {
    const mail = {
      ...greeting(school, member.name, `/payouts/${payoutId}`),
      template: 'payout-failed' as const,
      ...said,
    };
    return tellStaff(member, mail, `failed:${payoutId}:${member.id}`);
  });
}
