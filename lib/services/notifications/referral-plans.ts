import { findFriendReminder } from '@/db/queries/friend-reminders';
import { findReferralNotice } from '@/db/queries/notice-facts';
import type { EventData } from '@/lib/domain/events';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import { publicName } from '@/lib/domain/people/public-name';
import { personLinkUrl } from '../tracking/person-link';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact } from './plan';

/** A friend has left a name: the referrer is told. */
export async function planLeadSubmitted(
  tx: Tx,
  school: MailSchool,
  { referralId, expiresAt: renewal }: EventData<'referral/lead.submitted'>,
): Promise<NoticePlan[]> {
  const notice = await findReferralNotice(tx.sql, referralId);
  if (!notice) return [];
  const { referrer, referee, program, expiresAt } = notice;
  const friend = publicName(referee.firstName);
  const common = greeting(school, referrer.firstName, '/portal/progress');
  return [
    tellContact({
      person: referrer,
      audience: 'referrer',
      mail: { ...common, template: 'lead-submitted', friend, program, expiresAt },
      portal: { type: 'lead-submitted', data: { referralId, friend, program, expiresAt: expiresAt.toISOString() } },
      // A friend who comes back after it expired is news again.
      dedupeKey: `lead:${referralId}:${renewal}`,
    }),
  ];
}

/** A referral has ended without a conversion: the referrer is told. */
export async function planReferralExpired(tx: Tx, school: MailSchool, referralId: string): Promise<NoticePlan[]> {
  const notice = await findReferralNotice(tx.sql, referralId);
  if (!notice) return [];
  const { referrer, referee, program } = notice;
  const friend = publicName(referee.firstName);
  const common = greeting(school, referrer.firstName, '/portal/share');
  return [
    tellContact({
      person: referrer,
      audience: 'referrer',
      mail: { ...common, template: 'referral-expired', friend, program },
      portal: { type: 'referral-expired', data: { referralId, friend, program } },
      // A referral that revived may expire again.
      dedupeKey: `expired:${referralId}:${notice.expiresAt.toISOString()}`,
    }),
  ];
}

/**
 * A friend left a name and has not gone on: he gets his own link, which ties whatever device opens it to him. Nothing when he
 * has gone on meanwhile.
 */
export async function planFriendReminder(
  tx: Tx,
  school: MailSchool,
  { organizationId, referralId }: EventData<'referral/friend-reminder.due'>,
  now: Date,
): Promise<NoticePlan[]> {
  const notice = await findFriendReminder(tx.sql, referralId, now);
  if (!notice) return [];
  const { codeKey, referrer, referee, program, expiresAt } = notice;
  const url = personLinkUrl({ organizationId, codeKey, contactId: referee.id, channel: 'email' }, now);
  const facts = { referrer: publicName(referrer.firstName), program, expiresAt };
  return [
    tellContact({
      person: referee,
      audience: 'referee',
      mail: { school, firstName: publicName(referee.firstName), url, template: 'friend-reminder', ...facts },
      portal: null,
      dedupeKey: `friend-reminder:${referralId}`,
    }),
  ];
}
