import type { FallbackMail, NewDelivery } from '@/db/queries/deliveries';
import type { NewDigestItem } from '@/db/queries/digest-items';
import { MESSAGES } from '@/lib/domain/notifications/catalogue';
import type { RenderedMail } from '@/lib/domain/notifications/mails';
import { choiceOf } from '@/lib/domain/notifications/preferences';
import { fallsBackToMail, type Route, type RouteInput, routeMessage } from '@/lib/domain/notifications/route';
import { reachesStaff } from '@/lib/domain/notifications/staff-preferences';
import { publicUrl } from '../public-url';
import type { NoticePlan } from './plan';
import { type RoutingFacts, smsKeyOf } from './routing-facts';
import { unsubscribeToken } from './unsubscribe-token';

/** A plan with the way of each channel; null where it was written before. */
export interface Outgoing {
  plan: NoticePlan;
  email: Route | null;
  sms: Route | null;
  phone: string | null;
  /** The mail that goes out when the text message fails, for who has no mail of it. */
  mayFallBack: boolean;
}

/** Finds the way of a plan on both channels. */
export function routePlan(plan: NoticePlan, facts: RoutingFacts, now: Date): Outgoing {
  const person = plan.contactId === null ? undefined : facts.people.get(plan.contactId);
  const phone = person?.phone ?? null;
  const { template: message } = plan.mail;
  const way = (channel: 'email' | 'sms', address: string | null, more: Partial<RouteInput> = {}) =>
    routeMessage({
      message,
      channel,
      address,
      now,
      choice: plan.staffId === null ? choiceOf(person?.choices ?? [], message, channel) : staffChoice(plan, facts),
      suppression: address === null ? null : facts.suppressionOf(channel, address),
      reader: person?.reader ?? null,
      mailsToday: person?.mailsToday ?? 0,
      isRepeat: plan.mail.template === 'code-opened' && !plan.mail.isFirst,
      ...more,
    });
  const sms = way('sms', phone);
  const email = way('email', plan.toAddress);
  const isSwitchedOff = email.do === 'drop' && email.reason === 'switched-off';
  const instead = fallsBackToMail({ email, sms }) ? way('email', plan.toAddress, { choice: true }) : email;
  return {
    plan,
    phone,
    email: facts.known.has(plan.dedupeKey) ? null : instead,
    sms: facts.known.has(smsKeyOf(plan.dedupeKey)) ? null : sms,
    mayFallBack: isSwitchedOff && plan.toAddress !== null && facts.suppressionOf('email', plan.toAddress) === null,
  };
}

/** What a member of staff chose. That nobody has answered in time is told to whoever answers for it, whatever he chose. */
function staffChoice({ staffId, mail }: NoticePlan, { staffChoices }: RoutingFacts): boolean {
  if (mail.template === 'appeal-waits' && mail.isOverdue) return true;
  return reachesStaff(staffChoices.get(staffId ?? '') ?? {}, mail.template);
}

/** Whether anything of it is written at all. */
export function isWritten({ email, sms }: Outgoing): boolean {
  return [email, sms].some((route) => route !== null && route.do !== 'drop');
}

/** What a mail to this person carries so that he can switch such mails off; nothing for staff and for what he cannot. */
export function unsubscribeOf(
  { contactId, mail: { template: message } }: NoticePlan,
  organizationId: string,
): { url: string | null; headers: Record<string, string> } {
  if (contactId === null || !MESSAGES[message].optional) return { url: null, headers: {} };
  const token = unsubscribeToken({ organizationId, contactId, message });
  return {
    url: publicUrl(`/unsubscribe/${token}`),
    headers: {
      'List-Unsubscribe': `<${publicUrl(`/api/unsubscribe/${token}`)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

export interface Rows {
  deliveries: NewDelivery[];
  digestItems: NewDigestItem[];
}

/** The rows of one plan. */
export function rowsOf(outgoing: Outgoing, said: RenderedMail, headers: Record<string, string>, now: Date): Rows {
  const { plan, email, sms, phone, mayFallBack } = outgoing;
  const { toAddress, audience, contactId, dedupeKey, mail } = plan;
  const { subject, html, text } = said;
  const common = { audience, contactId, template: mail.template, subject, html };
  const rows: Rows = { deliveries: [], digestItems: [] };
  if (email?.do === 'digest' && contactId !== null && audience !== 'staff') {
    const opened =
      mail.template === 'code-opened' ? { code: mail.code, opens: mail.opens } : { code: null, opens: null };
    const item = { contactId, audience, message: mail.template, line: subject, url: mail.url, ...opened };
    rows.digestItems.push({ ...item, dueAt: email.until, dedupeKey });
  } else if (email && email.do !== 'drop' && email.do !== 'digest' && toAddress !== null) {
    rows.deliveries.push({ ...common, channel: 'email', toAddress, text, headers, dedupeKey, ...stateOf(email, now) });
  }
  if (sms && sms.do !== 'drop' && sms.do !== 'digest' && phone !== null && said.sms !== null) {
    const fallback: FallbackMail | null =
      mayFallBack && toAddress !== null ? { toAddress, subject, html, text, headers } : null;
    const own = { channel: 'sms' as const, toAddress: phone, text: said.sms, headers: {}, fallback };
    rows.deliveries.push({ ...common, ...own, dedupeKey: smsKeyOf(dedupeKey), ...stateOf(sms, now) });
  }
  return rows;
}

type Sent = Exclude<Route, { do: 'drop' } | { do: 'digest' }>;

function stateOf(route: Sent, now: Date): Pick<NewDelivery, 'status' | 'reason' | 'sendAt'> {
  switch (route.do) {
    case 'send':
      return { status: 'queued', reason: null, sendAt: now };
    case 'hold':
      return { status: 'held', reason: route.reason, sendAt: route.until };
    case 'suppress':
      return { status: 'suppressed', reason: route.reason, sendAt: now };
  }
}
