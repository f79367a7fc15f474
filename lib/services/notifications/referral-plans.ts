import { findReferralNotice } from '@/db/queries/notice-facts';
import type { EventData } from '@/lib/domain/events';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import { publicName } from '@/lib/domain/people/public-name';
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
