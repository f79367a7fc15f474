import {
  type EnrolmentNotice,
  findCodeNotice,
  findEnrolmentNotice,
  findProgramName,
} from '@/db/queries/engagement-notices';
import { findNoticePeople } from '@/db/queries/notice-facts';
import { findRedemption } from '@/db/queries/redemptions';
import type { EventData } from '@/lib/domain/events';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import { milestoneReached } from '@/lib/domain/notifications/milestones';
import { publicName } from '@/lib/domain/people/public-name';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact } from './plan';

/** Somebody has got a code: with the first one he is welcomed, once. */
export async function planWelcome(tx: Tx, school: MailSchool, codeId: string): Promise<NoticePlan[]> {
  const notice = await findCodeNotice(tx.sql, codeId);
  if (!notice) return [];
  const { referrer, code, program } = notice;
  const mail = {
    ...greeting(school, referrer.firstName, '/portal/share'),
    template: 'welcome' as const,
    code,
    program,
  };
  return [tellContact({ person: referrer, audience: 'referrer', mail, portal: null, dedupeKey: 'welcome' })];
}

/** People have opened a code: its owner is told, the first time at once and in the portal. */
export async function planCodeOpened(
  tx: Tx,
  school: MailSchool,
  { codeId, opens, isFirst, until }: EventData<'code/opened'>,
): Promise<NoticePlan[]> {
  const notice = await findCodeNotice(tx.sql, codeId);
  if (!notice) return [];
  const { referrer, code } = notice;
  const common = greeting(school, referrer.firstName, '/portal/progress');
  return [
    tellContact({
      person: referrer,
      audience: 'referrer',
      mail: { ...common, template: 'code-opened', code, opens, isFirst },
      portal: isFirst ? { type: 'code-opened', data: { codeId, code } } : null,
      dedupeKey: `opened:${codeId}:${until}`,
    }),
  ];
}

/** A friend has enrolled: the referrer is told when no reward tells it, and of the milestone that he reached by it. */
export async function planEnrolment(tx: Tx, school: MailSchool, conversionId: string): Promise<NoticePlan[]> {
  const notice = await findEnrolmentNotice(tx.sql, conversionId);
  if (!notice) return [];
  const isNew = notice.after > notice.before;
  return [
    ...(isNew && !notice.hasReward ? [enrolled(school, notice, conversionId)] : []),
    ...milestone(school, notice),
  ];
}

function enrolled(school: MailSchool, notice: EnrolmentNotice, conversionId: string): NoticePlan {
  const { referrer, program } = notice;
  const friend = publicName(notice.friendFirstName);
  const common = greeting(school, referrer.firstName, '/portal/progress');
  return tellContact({
    person: referrer,
    audience: 'referrer',
    mail: { ...common, template: 'friend-enrolled', friend, program },
    portal: { type: 'friend-enrolled', data: { conversionId, friend, program } },
    dedupeKey: `enrolled:${conversionId}`,
  });
}

function milestone(school: MailSchool, { before, after, referrer, program, programId }: EnrolmentNotice): NoticePlan[] {
  const friends = milestoneReached(before, after);
  if (friends === null) return [];
  const common = greeting(school, referrer.firstName, '/portal/progress');
  return [
    tellContact({
      person: referrer,
      audience: 'referrer',
      mail: { ...common, template: 'milestone-reached', friends, program },
      portal: { type: 'milestone-reached', data: { programId, friends, program } },
      dedupeKey: `milestone:${programId}:${friends}`,
    }),
  ];
}

/** A programme has changed: some of those who take part are told. */
export async function planProgramChanged(
  tx: Tx,
  school: MailSchool,
  { programId, change, announcementId, contactIds }: EventData<'program/change.announced'>,
): Promise<NoticePlan[]> {
  const program = await findProgramName(tx.sql, programId);
  if (program === null) return [];
  const people = await findNoticePeople(tx.sql, contactIds);
  return people.map((person) =>
    tellContact({
      person,
      audience: 'referrer',
      mail: { ...greeting(school, person.firstName, '/portal'), template: 'program-changed', change, program },
      portal: { type: 'program-changed', data: { programId, change, program } },
      dedupeKey: `program:${announcementId}`,
    }),
  );
}

/** Credit was used: its owner is told how to get what he used it for. */
export async function planRedemption(tx: Tx, school: MailSchool, redemptionId: string): Promise<NoticePlan[]> {
  const row = await findRedemption(tx.sql, redemptionId);
  const [person] = row ? await findNoticePeople(tx.sql, [row.contactId]) : [];
  if (!row || !person) return [];
  const { kind, code, item, expiresAt, amountMinor, currency, courseExternalId: course } = row;
  const common = greeting(school, person.firstName, '/portal/wallet');
  const facts = { kind, code, item, course, expiresAt, amount: { amountMinor, currency } };
  return [
    tellContact({
      person,
      audience: 'referrer',
      mail: { ...common, template: 'redemption-instructions', ...facts },
      portal: null,
      dedupeKey: `redemption:${redemptionId}`,
    }),
  ];
}
