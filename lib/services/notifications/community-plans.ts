import { findAnswerNotice } from '@/db/queries/notice-facts';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact } from './plan';

/** The school has answered a question: who asked is told by mail. That it stands in his portal was written with the answer. */
export async function planCommunityAnswered(tx: Tx, school: MailSchool, answerId: string): Promise<NoticePlan[]> {
  const notice = await findAnswerNotice(tx.sql, answerId);
  if (!notice) return [];
  const { subject: question, body: answer, person } = notice;
  const mail = { ...greeting(school, person.firstName, '/portal/questions'), question, answer };
  return [
    tellContact({
      ...{ person, audience: 'referrer', portal: null, dedupeKey: `community-answer:${answerId}` },
      mail: { ...mail, template: 'community-answered' },
    }),
  ];
}
