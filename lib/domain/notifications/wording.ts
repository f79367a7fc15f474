import { z } from 'zod';
import { text } from '../common/fields';
import { MESSAGES } from './catalogue';
import type { MailTemplate } from './mails';

/** What a school's own words may name, written `{firstName}`. */
export const PLACEHOLDERS = [
  'firstName',
  'school',
  'friend',
  'program',
  'code',
  'amount',
  'rewards',
  'date',
  'count',
  'reference',
  'reason',
  'account',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, string>>>;

const always = ['firstName', 'school'] as const;

const KNOWN: Readonly<Partial<Record<MailTemplate, readonly Placeholder[]>>> = {
  welcome: [...always, 'code', 'program'],
  'code-opened': [...always, 'code', 'count'],
  'lead-submitted': [...always, 'friend', 'program', 'date'],
  'friend-reminder': [...always, 'friend', 'program', 'date'],
  'friend-enrolled': [...always, 'friend', 'program'],
  'reward-granted': [...always, 'friend', 'rewards', 'date'],
  'reward-approved': [...always, 'rewards', 'date'],
  'payout-settled': [...always, 'amount', 'reference'],
  'payout-reversed': [...always, 'amount', 'reason'],
  'redemption-instructions': [...always, 'amount', 'code', 'date'],
  'merchandise-sent': [...always, 'rewards', 'reference'],
  'credit-moved': [...always, 'friend', 'amount', 'date'],
  'credit-offered': [...always, 'friend', 'amount', 'date'],
  'credit-expiring': [...always, 'amount', 'date', 'count'],
  'program-changed': [...always, 'program'],
  'milestone-reached': [...always, 'program', 'count'],
  'referral-expired': [...always, 'friend', 'program'],
  'reward-moved': [...always, 'friend', 'amount'],
  'question-answered': [...always, 'friend', 'reason'],
  'question-asked': [...always, 'friend'],
  'payout-method-changed': [...always, 'account', 'date'],
  'payout-failed': [...always, 'amount', 'reason'],
  'community-answered': always,
  'staff-invited': always,
  'staff-waiting': always,
  'webhook-disabled': always,
  'reward-checked': always,
  'reward-decided': always,
  'appeal-received': always,
  'appeal-waits': always,
};

/** What a message knows; each knows who reads it and which school writes. */
export function placeholdersOf(message: MailTemplate): readonly Placeholder[] {
  return KNOWN[message] ?? always;
}

const PLACEHOLDER = /\{([^{}]*)\}/g;
const MOST_PARAGRAPHS = 8;

function own(message: MailTemplate, max: number) {
  const known: readonly string[] = placeholdersOf(message);
  return text(max).superRefine((value, context) => {
    const names = [...value.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
    const unknown = names.find((name) => !known.includes(name));
    const rest = value.replaceAll(PLACEHOLDER, '');
    const allowed = known.map((name) => `{${name}}`).join(', ');
    if (unknown !== undefined) {
      context.addIssue({ code: 'custom', message: `There is no {${unknown}} here. This message knows ${allowed}.` });
    } else if (/[{}]/.test(rest)) {
      context.addIssue({ code: 'custom', message: 'A brace is not closed. Write for example {firstName}.' });
    }
  });
}

/** A school's own words for one message, as its form posts them. */
export function wordingSchema(message: MailTemplate) {
  return z.strictObject({
    subject: own(message, 150).refine((value) => !/[\r\n]/.test(value), 'Must be one line.'),
    heading: own(message, 150),
    paragraphs: z.array(own(message, 1500)).min(1, 'Must have a paragraph.').max(MOST_PARAGRAPHS),
    button: own(message, 60),
    /** Null: Kith's own words. */
    sms: MESSAGES[message].channels.includes('sms') ? own(message, 400).nullable() : z.null(),
  });
}
export type Wording = z.output<ReturnType<typeof wordingSchema>>;

/** A text with its placeholders filled in; what is not known becomes nothing. Values are taken as they are, never as a text to fill. */
export function fillIn(template: string, values: PlaceholderValues): string {
  return template.replaceAll(PLACEHOLDER, (_whole, name: string) => values[name as Placeholder] ?? '');
}

/** The way back: where a text says a value, its placeholder. Longer values first, so that none is cut out of another. */
export function takeOut(said: string, values: PlaceholderValues): string {
  const known = Object.entries(values).filter(([, value]) => value !== '');
  const longestFirst = known.toSorted(([, a], [, b]) => b.length - a.length);
  let rest = said;
  for (const [name, value] of longestFirst) {
    rest = rest
      .split(PLACEHOLDER_PARTS)
      .map((part) => (part.startsWith('{') ? part : part.split(value).join(`{${name}}`)))
      .join('');
  }
  return rest;
}

const PLACEHOLDER_PARTS = /(\{[^{}]*\})/;
