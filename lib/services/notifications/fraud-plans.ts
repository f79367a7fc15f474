import { type CaseNotice, findCaseNotice, findStaffWithRoles } from '@/db/queries/notice-facts';
import type { EventData } from '@/lib/domain/events';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import { APPEAL_ROLES, ESCALATION_ROLES } from '@/lib/domain/notifications/recipients';
import type { StaffRole } from '@/lib/domain/organizations/roles';
import { publicName } from '@/lib/domain/people/public-name';
import type { Tx } from '../transact';
import { greeting, type NoticePlan, tellContact, tellStaff } from './plan';

/** A reward is looked at: the referrer is told that it waits, and of nothing that was found. */
export async function planCaseOpened(tx: Tx, school: MailSchool, caseId: string): Promise<NoticePlan[]> {
  const notice = await findCaseNotice(tx.sql, caseId);
  if (!notice) return [];
  const friend = publicName(notice.friendFirstName);
  const { heldMinor, currency } = notice;
  const amount = heldMinor > 0 && currency ? { amountMinor: heldMinor, currency } : null;
  return [
    tellReferrer(school, notice, {
      mail: { template: 'reward-checked', friend, amount },
      portal: { type: 'reward-checked', data: { caseId, friend } },
      dedupeKey: `case-opened:${caseId}`,
    }),
  ];
}

/** Somebody has decided: the referrer reads how and why, and until when he may say that it is wrong. */
export async function planCaseDecided(
  tx: Tx,
  school: MailSchool,
  { caseId, decision, isFinal }: EventData<'fraud/case.decided'>,
): Promise<NoticePlan[]> {
  const notice = await findCaseNotice(tx.sql, caseId);
  if (!notice) return [];
  const friend = publicName(notice.friendFirstName);
  const appealDueAt = decision === 'confirmed' && !isFinal ? notice.appealDueAt : null;
  const data = { caseId, friend, decision, appealDueAt: appealDueAt?.toISOString() ?? null };
  return [
    tellReferrer(school, notice, {
      mail: { template: 'reward-decided', friend, decision, reason: notice.reason ?? '', appealDueAt },
      portal: { type: 'reward-decided', data },
      dedupeKey: `case-decided:${caseId}:${isFinal ? 'appeal' : 'first'}`,
    }),
  ];
}

/** An appeal has come: the referrer knows that it has, and whoever may decide it, until when. */
export async function planCaseAppealed(tx: Tx, school: MailSchool, caseId: string): Promise<NoticePlan[]> {
  return planAppeal(tx, school, caseId, { isOverdue: false, roles: APPEAL_ROLES });
}

/** Nobody has answered in time: the owners are told, and the referrer that they were. */
export async function planAppealOverdue(tx: Tx, school: MailSchool, caseId: string): Promise<NoticePlan[]> {
  return planAppeal(tx, school, caseId, { isOverdue: true, roles: ESCALATION_ROLES });
}

async function planAppeal(
  tx: Tx,
  school: MailSchool,
  caseId: string,
  { isOverdue, roles }: { isOverdue: boolean; roles: readonly StaffRole[] },
): Promise<NoticePlan[]> {
  const notice = await findCaseNotice(tx.sql, caseId);
  if (!notice?.answerDueAt) return [];
  const { answerDueAt, referrer } = notice;
  const type = isOverdue ? ('appeal-overdue' as const) : ('appeal-received' as const);
  const friend = publicName(notice.friendFirstName);
  const own = tellReferrer(school, notice, {
    mail: { template: 'appeal-received', friend, answerDueAt, isOverdue },
    portal: { type, data: { caseId, friend, answerDueAt: answerDueAt.toISOString() } },
    dedupeKey: `${type}:${caseId}`,
  });
  const name = [referrer.firstName, referrer.lastName].filter(Boolean).join(' ') || referrer.email || referrer.id;
  const staff = await findStaffWithRoles(tx.sql, roles);
  const others = staff.map((member) => {
    const said = { template: 'appeal-waits' as const, referrer: name, answerDueAt, isOverdue };
    const mail = { ...greeting(school, member.name, `/fraud/${caseId}`), ...said };
    return tellStaff(member, mail, `${type}:${caseId}:staff:${member.id}`);
  });
  return [own, ...others];
}

type Told<M = NoticePlan['mail']> = {
  mail: M extends unknown ? Omit<M, 'school' | 'firstName' | 'url'> : never;
  portal: NonNullable<NoticePlan['portal']>;
  dedupeKey: string;
};

function tellReferrer(school: MailSchool, { referrer }: CaseNotice, { mail, portal, dedupeKey }: Told): NoticePlan {
  const whole = { ...greeting(school, referrer.firstName, '/portal/progress'), ...mail } as NoticePlan['mail'];
  return tellContact({ person: referrer, audience: 'referrer', mail: whole, portal, dedupeKey });
}
