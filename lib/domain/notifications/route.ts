import { MESSAGES } from './catalogue';
import type { MessageChannel } from './channels';
import type { MailTemplate } from './mails';
import { nextHour, type QuietHours, quietUntil } from './quiet-hours';

/** So many mails of one person within 24 hours; the others of that day come together. */
export const MOST_MAILS_A_DAY = 10;

/** Why an address must not be written to. */
export const SUPPRESSION_REASONS = ['bounced', 'complained', 'stopped', 'manual'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** What a person chose about one message on one channel; null when he never did. */
export type Choice = boolean | null;

export interface Reader {
  readonly timeZone: string;
  /** His own; they hold for mails too. */
  readonly quietHours: QuietHours | null;
  /** The school's; they hold for text messages. */
  readonly schoolQuietHours: QuietHours;
  readonly wantsDigest: boolean;
  /** On his clock. */
  readonly digestHour: number;
}

export interface RouteInput {
  readonly message: MailTemplate;
  readonly channel: MessageChannel;
  /** Null when there is none, or he must not be written to there (no consent, another person by now). */
  readonly address: string | null;
  readonly choice: Choice;
  readonly suppression: SuppressionReason | null;
  /** Null for staff, whose messages keep no hours and are never gathered. */
  readonly reader: Reader | null;
  /** Mails to him in the last 24 hours. */
  readonly mailsToday: number;
  /** It was told before; only what is `low` asks. */
  readonly isRepeat: boolean;
  readonly now: Date;
}

export type Route =
  | { readonly do: 'send'; readonly reason: 'at-once' }
  | { readonly do: 'hold'; readonly until: Date; readonly reason: 'quiet-hours' }
  | { readonly do: 'digest'; readonly until: Date; readonly reason: 'chosen' | 'repeated' | 'too-many' }
  | { readonly do: 'suppress'; readonly reason: SuppressionReason }
  | { readonly do: 'drop'; readonly reason: 'no-channel' | 'switched-off' | 'no-address' };

/**
 * What becomes of one message on one channel: sent now, at an instant, with the daily mail, or not, and why. A person's own choice
 * counts only where the catalogue leaves it; nothing goes to an address that bounced, complained or said STOP, not even a link to
 * sign in. What is urgent waits for no hour and is never gathered.
 */
export function routeMessage(input: RouteInput): Route {
  const { message, channel, address, suppression, reader, now } = input;
  const { urgency } = MESSAGES[message];
  const dropped = mayNot(input);
  if (dropped) return { do: 'drop', reason: dropped };
  if (address === null) return { do: 'drop', reason: 'no-address' };
  if (suppression) return { do: 'suppress', reason: suppression };
  if (!reader || urgency === 'security') return { do: 'send', reason: 'at-once' };
  const gathered = channel === 'email' ? whyGathered(input, reader) : null;
  if (gathered) return { do: 'digest', until: digestAt(reader, now), reason: gathered };
  const hours = reader.quietHours ?? (channel === 'sms' ? reader.schoolQuietHours : null);
  const until = hours ? quietUntil(now, reader.timeZone, hours) : now;
  return until > now ? { do: 'hold', until, reason: 'quiet-hours' } : { do: 'send', reason: 'at-once' };
}

function mayNot({ message, channel, choice }: RouteInput): 'no-channel' | 'switched-off' | null {
  const { channels, defaults, optional } = MESSAGES[message];
  if (!channels.includes(channel)) return 'no-channel';
  const isDefault = defaults.includes(channel);
  // What cannot be switched off may still be had by a second channel.
  const isOn = optional || !isDefault ? (choice ?? isDefault) : true;
  return isOn ? null : 'switched-off';
}

function whyGathered(input: RouteInput, reader: Reader): 'chosen' | 'repeated' | 'too-many' | null {
  const { message, isRepeat, mailsToday } = input;
  const { optional, urgency } = MESSAGES[message];
  if (message === 'digest' || !optional) return null;
  if (urgency === 'low' && isRepeat) return 'repeated';
  if (reader.wantsDigest) return 'chosen';
  return mailsToday >= MOST_MAILS_A_DAY ? 'too-many' : null;
}

/** When his next daily mail goes out; an hour that is quiet for him is waited out. */
export function digestAt(reader: Reader, now: Date): Date {
  const due = nextHour(now, reader.timeZone, reader.digestHour);
  return reader.quietHours ? quietUntil(due, reader.timeZone, reader.quietHours) : due;
}

/**
 * Whether a mail goes out in place of a text message: when the person had no mail of the same news, and the text cannot reach him
 * (no number, STOP) or has failed for good.
 */
export function fallsBackToMail(routes: { readonly email: Route; readonly sms: Route }): boolean {
  const isUnreachable =
    routes.sms.do === 'suppress' || (routes.sms.do === 'drop' && routes.sms.reason === 'no-address');
  return isUnreachable && routes.email.do === 'drop' && routes.email.reason === 'switched-off';
}
