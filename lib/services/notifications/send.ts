import { insertNotifications, type NewDelivery, queueDeliveries } from '@/db/queries/deliveries';
import type { EventInput } from '@/lib/domain/events';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import type { NotifiedEvent } from '@/lib/domain/notifications/recipients';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readOnly, type Tx, transact } from '../transact';
import { planCreditExpiring, planCreditOffered, planCreditTransferred } from './credit-plans';
import { planMethodChanged, planPayoutReversed } from './payout-method-plans';
import { planPayoutFailed, planPayoutSettled } from './payout-plans';
import type { NoticePlan } from './plan';
import { planLeadSubmitted, planReferralExpired } from './referral-plans';
import type { RenderMail } from './render-mail';
import { planRewardApproved, planRewardsGranted } from './reward-plans';
import { planStaffInvited, planWebhookDisabled } from './staff-plans';

export type NotificationEvent = Extract<EventInput, { name: NotifiedEvent }>;

/**
 * Tells the people whom an event concerns: writes what their portal shows and queues their mails, each once however often the
 * event arrives. Nothing is sent here. Mails are rendered by `render`, before the transaction.
 * @returns the ids of the mails to deliver
 */
export async function sendNotifications(
  ctx: Ctx,
  event: NotificationEvent,
  render: RenderMail,
): Promise<{ deliveryIds: string[] }> {
  authorize(ctx, 'people:write');
  const plans = await readOnly(ctx, async (tx) => {
    const { name, timeZone, accentColor, supportEmail } = await organizationFacts(tx, ctx);
    return plansOf(tx, { name, timeZone, accentColor, supportEmail }, event);
  });
  const mails = await Promise.all(plans.map((plan) => rendered(plan, render)));
  return transact(ctx, async ({ sql }) => {
    const notices = plans.flatMap(({ portal, contactId, dedupeKey }) =>
      portal && contactId ? [{ contactId, ...portal, dedupeKey }] : [],
    );
    await insertNotifications(sql, ctx.organizationId, notices, ctx.now);
    const deliveryIds = await queueDeliveries(
      sql,
      ctx.organizationId,
      mails.flatMap((mail) => mail ?? []),
      ctx.now,
    );
    return { deliveryIds };
  });
}

async function rendered(plan: NoticePlan, render: RenderMail): Promise<NewDelivery | null> {
  const { toAddress, audience, contactId, dedupeKey, mail } = plan;
  if (toAddress === null) return null;
  const content = await render(mail);
  return { channel: 'email', audience, contactId, toAddress, template: mail.template, dedupeKey, ...content };
}

function plansOf(tx: Tx, school: MailSchool, event: NotificationEvent): Promise<NoticePlan[]> {
  switch (event.name) {
    case 'referral/lead.submitted':
      return planLeadSubmitted(tx, school, event.data);
    case 'referral/expired':
      return planReferralExpired(tx, school, event.data.referralId);
    case 'conversion/recorded':
      return planRewardsGranted(tx, school, event.data.conversionId);
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
    case 'credit/transferred':
      return planCreditTransferred(tx, school, event.data.transferId);
    case 'credit/offered':
      return planCreditOffered(tx, school, event.data.giftId);
    case 'staff/invited':
      return planStaffInvited(tx, school, event.data);
    case 'webhook/endpoint.disabled':
      return planWebhookDisabled(tx, school, event.data);
    case 'credit/expiring':
      return planCreditExpiring(tx, school, event.data.reminderId);
  }
}
