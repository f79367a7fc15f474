import type { MessageChannel } from './channels';
import type { MailTemplate } from './mails';
import type { Audience } from './recipients';

/**
 * `security` goes out at once at any hour, `normal` keeps quiet hours, `low` is told once at once and then in the daily mail.
 */
export type Urgency = 'security' | 'normal' | 'low';

/** What holds for one message, whoever gets it. */
export interface MessageRule {
  readonly audience: readonly Audience[];
  /** Sent by these unless the person chose otherwise. */
  readonly defaults: readonly MessageChannel[];
  /** Can be sent by these. */
  readonly channels: readonly MessageChannel[];
  /** Whether the person may switch it off. */
  readonly optional: boolean;
  readonly urgency: Urgency;
  /** Whether the school may write it in its own words. */
  readonly editable: boolean;
}

const both = ['email', 'sms'] as const;
const mailOnly = ['email'] as const;

const news = {
  audience: ['referrer'],
  defaults: mailOnly,
  channels: both,
  optional: true,
  urgency: 'normal',
  editable: true,
} as const satisfies MessageRule;
const forBoth = { ...news, audience: ['referrer', 'referee'] } as const satisfies MessageRule;
// What it says hangs on a decision and its dates: a school's own words would say one thing for all of them.
const checked = { ...news, channels: mailOnly, optional: false, editable: false } as const satisfies MessageRule;
const security = { ...news, channels: mailOnly, optional: false, urgency: 'security' } as const satisfies MessageRule;

/**
 * The one list of messages. What is about money that a person would miss, or about who gets it, cannot be switched off; a message
 * that concerns nobody's money can. Sign-in links keep Kith's own words, so that nobody learns to trust others.
 */
export const MESSAGES: Readonly<Record<MailTemplate, MessageRule>> = {
  welcome: { ...news, channels: mailOnly },
  'code-opened': { ...news, channels: mailOnly, urgency: 'low' },
  'lead-submitted': news,
  'friend-reminder': { ...news, audience: ['referee'], channels: mailOnly },
  'friend-enrolled': news,
  'reward-granted': forBoth,
  'reward-approved': forBoth,
  'payout-settled': forBoth,
  'payout-reversed': { ...forBoth, optional: false },
  'redemption-instructions': { ...forBoth, optional: false },
  'merchandise-sent': { ...forBoth, optional: false },
  'credit-moved': { ...forBoth, optional: false },
  'credit-offered': forBoth,
  'credit-expiring': forBoth,
  'program-changed': { ...news, channels: mailOnly },
  'milestone-reached': news,
  'referral-expired': { ...news, channels: mailOnly },
  'reward-moved': { ...news, channels: mailOnly, optional: false },
  'community-answered': { ...news, channels: mailOnly, editable: false },
  'question-answered': { ...news, channels: mailOnly, optional: false },
  digest: { ...forBoth, channels: mailOnly, editable: false },
  'payout-method-changed': { ...security, audience: ['referrer', 'referee'] },
  'guardian-consent': { ...security, audience: ['referrer'], editable: false },
  'sign-in': { ...security, audience: ['staff', 'referrer'], editable: false },
  'reward-checked': checked,
  'reward-decided': checked,
  'appeal-received': checked,
  'appeal-waits': { ...checked, audience: ['staff'], optional: true },
  'payout-failed': { ...security, audience: ['staff'], urgency: 'normal', optional: true },
  'question-asked': { ...security, audience: ['staff'], urgency: 'normal', optional: true },
  'staff-invited': { ...security, audience: ['staff'], urgency: 'normal', editable: false },
  'webhook-disabled': { ...security, audience: ['staff'], urgency: 'normal', optional: true, editable: false },
  'staff-waiting': { ...news, audience: ['staff'], channels: mailOnly, editable: false },
};

/** Every message, in the order in which lists show them. */
export const MESSAGE_NAMES = Object.keys(MESSAGES) as MailTemplate[];

/** What a person can choose about in the portal. */
export const CHOOSABLE_MESSAGES = MESSAGE_NAMES.filter(
  (name) => MESSAGES[name].optional && name !== 'digest' && MESSAGES[name].audience.some((one) => one !== 'staff'),
);

/** What a school can write in its own words. */
export const EDITABLE_MESSAGES = MESSAGE_NAMES.filter((name) => MESSAGES[name].editable);
