import type { EventInput } from '@/lib/domain/events';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import type { NotifiedEvent } from '@/lib/domain/notifications/recipients';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readOnly, type Tx, transact } from '../transact';
import { planOverridden, planQuestionAnswered, planQuestionAsked } from './attribution-plans';
import { planCommunityAnswered } from './community-plans';
import { planCreditExpiring, planCreditOffered, planCreditTransferred } from './credit-plans';
import { planCodeOpened, planEnrolment, planProgramChanged, planRedemption, planWelcome } from './engagement-plans';
import { planAppealOverdue, planCaseAppealed, planCaseDecided, planCaseOpened } from './fraud-plans';
import { planGuardianConsent } from './guardian-plans';
import { mailSchool } from './mail-school';
import { planRedemptionSettled, planRewardHandedOver } from './merchandise-plans';
import { routePlan } from './outgoing';
import { planMethodChanged, planPayoutReversed } from './payout-method-plans';
import { planPayoutFailed, planPayoutSettled } from './payout-plans';
import type { NoticePlan } from './plan';
import { planFriendReminder, planLeadSubmitted, planReferralExpired } from './referral-plans';
import type { RenderMail } from './render-mail';
import { planRewardApproved, planRewardsGranted } from './reward-plans';
import { routingFacts } from './routing-facts';
import { planStaffInvited, planWebhookDisabled } from './staff-plans';
import { renderOutgoing, writeMessages } from './write-messages';

export type NotificationEvent = Extract<EventInput, { name: NotifiedEvent }>;

/**
 * Tells the people whom an event concerns: writes what their portal shows and queues their mails and text messages, each once
 * however often the event arrives, by the way that `routeMessage` finds. Nothing is sent here. Mails are rendered by `render`,
 * before the transaction.
 * @returns the ids of the messages to deliver now
 */
export async function sendNotifications(
  ctx: Ctx,
  event: NotificationEvent,
  render: RenderMail,
): Promise<{ deliveryIds: string[] }> {
  authorize(ctx, 'people:write');
  const { plans, facts } = await readOnly(ctx, async (tx) => {
    const organization = await organizationFacts(tx, ctx);
    const found = await plansOf(tx, mailSchool(organization), event, ctx.now);
    return { plans: found, facts: await routingFacts(tx, ctx, found, organization) };
  });
  const outgoing = plans.map((plan) => routePlan(plan, facts, ctx.now));
  const rows = await renderOutgoing(ctx, outgoing, facts, render);
  return transact(ctx, async (tx) => ({ deliveryIds: await writeMessages(tx, ctx, plans, rows) }));
}

function plansOf(tx: Tx, school: MailSchool, event: NotificationEvent, now: Date): Promise<NoticePlan[]> {
  switch (event.name) {
    case 'code/issued':
      return planWelcome(tx, school, event.data.codeId);
    case 'code/opened':
      return planCodeOpened(tx, school, event.data);
    case 'program/change.announced':
      return planProgramChanged(tx, school, event.data);
    case 'redemption/created':
      return planRedemption(tx, school, event.data.redemptionId);
    case 'referral/lead.submitted':
      return planLeadSubmitted(tx, school, event.data);
    case 'referral/friend-reminder.due':
      return planFriendReminder(tx, school, event.data, now);
    case 'referral/expired':
      return planReferralExpired(tx, school, event.data.referralId);
    case 'conversion/recorded':
      return planConversion(tx, school, event.data.conversionId);
    case 'reward/approved':
      return planRewardApproved(tx, school, event.data.rewardId);
    case 'payout/settled':
      return planPayoutSettled(tx, school, event.data.payoutId);
    case 'payout/reversed':
      return planPayoutReversed(tx, school, event.data);
    case 'payout-method/changed':
      return planMethodChanged(tx, school, event.data.methodId);
    case 'payout/failed':
      return planPayoutFailed(tx, school, event.data.payoutId);
    case 'fraud/case.opened':
      return planCaseOpened(tx, school, event.data.caseId);
    case 'fraud/case.appealed':
      return planCaseAppealed(tx, school, event.data.caseId);
    case 'fraud/case.decided':
      return planCaseDecided(tx, school, event.data);
    case 'fraud/appeal.overdue':
      return planAppealOverdue(tx, school, event.data.caseId);
    case 'credit/transferred':
      return planCreditTransferred(tx, school, event.data.transferId);
    case 'credit/offered':
      return planCreditOffered(tx, school, event.data.giftId);
    case 'guardian/consent.requested':
      return planGuardianConsent(tx, school, event.data);
    case 'staff/invited':
      return planStaffInvited(tx, school, event.data);
    case 'webhook/endpoint.disabled':
      return planWebhookDisabled(tx, school, event.data);
    case 'credit/expiring':
      return planCreditExpiring(tx, school, event.data.reminderId);
    case 'attribution/overridden':
      return planOverridden(tx, school, event.data.decisionId);
    case 'attribution/question.asked':
      return planQuestionAsked(tx, school, event.data.questionId);
    case 'attribution/question.answered':
      return planQuestionAnswered(tx, school, event.data.questionId);
    case 'community/question.answered':
      return planCommunityAnswered(tx, school, event.data.answerId);
    case 'redemption/settled':
      return planRedemptionSettled(tx, school, event.data);
    case 'reward/handed-over':
      return planRewardHandedOver(tx, school, event.data.rewardId);
  }
}

async function planConversion(tx: Tx, school: MailSchool, conversionId: string): Promise<NoticePlan[]> {
  return [...(await planRewardsGranted(tx, school, conversionId)), ...(await planEnrolment(tx, school, conversionId))];
}
