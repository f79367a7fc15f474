import {
  findMovedNotices,
  findQuestionNotice,
  findRewardNotices,
  findStaffWithRoles,
  type NoticePerson,
} from '@/db/queries/notice-facts';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import { ATTRIBUTION_ROLES } from '@/lib/domain/notifications/recipients';
import { publicName } from '@/lib/domain/people/public-name';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact, tellStaff } from './plan';
import { plansOfGrant } from './reward-plans';

/** A person decided anew: who gained is told of the reward, and who lost it why. */
export async function planOverridden(tx: Tx, school: MailSchool, decisionId: string): Promise<NoticePlan[]> {
  const granted = plansOfGrant(school, await findRewardNotices(tx.sql, { decisionId }), decisionId);
  const moved = (await findMovedNotices(tx.sql, decisionId)).map(
    ({ recipient, refereeFirstName, amounts, wasPaid }) => {
      const friend = publicName(refereeFirstName);
      const common = greeting(school, recipient.firstName, '/portal/progress');
      return tellContact({
        person: recipient,
        audience: 'referrer',
        mail: { ...common, template: 'reward-moved', friend, amounts, wasPaid },
        portal: { type: 'reward-moved', data: { decisionId, friend } },
        dedupeKey: `moved:${decisionId}`,
      });
    },
  );
  return [...granted, ...moved];
}

/** A referrer misses a referral: those who look after referrals are told. */
export async function planQuestionAsked(tx: Tx, school: MailSchool, questionId: string): Promise<NoticePlan[]> {
  const notice = await findQuestionNotice(tx.sql, questionId);
  if (!notice) return [];
  const { friendName: friend, person } = notice;
  const staff = await findStaffWithRoles(tx.sql, ATTRIBUTION_ROLES);
  return staff.map((member) => {
    const common = greeting(school, member.name, `/attribution/questions/${questionId}`);
    const mail = { ...common, template: 'question-asked' as const, referrer: nameOf(person), friend };
    return tellStaff(member, mail, `question:${questionId}:${member.id}`);
  });
}

/** The answer reaches the one who asked. */
export async function planQuestionAnswered(tx: Tx, school: MailSchool, questionId: string): Promise<NoticePlan[]> {
  const notice = await findQuestionNotice(tx.sql, questionId);
  if (!notice || notice.status === 'open') return [];
  const { friendName: friend, person, status, answer } = notice;
  const granted = status === 'granted';
  const common = greeting(school, person.firstName, '/portal/progress');
  return [
    tellContact({
      person,
      audience: 'referrer',
      mail: { ...common, template: 'question-answered', friend, granted, answer: answer ?? '' },
      portal: { type: 'question-answered', data: { questionId, friend, granted } },
      dedupeKey: `answer:${questionId}`,
    }),
  ];
}

function nameOf({ firstName, lastName, email, id }: NoticePerson): string {
  return [firstName, lastName].filter(Boolean).join(' ') || email || id;
}
