import { z } from 'zod';
import { timeZoneSchema } from '../common/fields';
import { CHOOSABLE_MESSAGES, MESSAGES } from './catalogue';
import { MESSAGE_CHANNELS, type MessageChannel } from './channels';
import type { MailTemplate } from './mails';
import type { Choice } from './route';

/** Every message that can be switched off. */
export const ALL_MESSAGES = '*';

export interface ChoiceRow {
  readonly message: string;
  readonly channel: MessageChannel;
  readonly enabled: boolean;
}

/** What a person chose: for this very message, or for all that can be switched off; null when neither. */
export function choiceOf(choices: readonly ChoiceRow[], message: MailTemplate, channel: MessageChannel): Choice {
  const own = choices.find((row) => row.message === message && row.channel === channel);
  if (own) return own.enabled;
  const all = choices.find((row) => row.message === ALL_MESSAGES && row.channel === channel);
  // What was switched off as a whole stays off; a whole that was switched on says nothing about each.
  return all && !all.enabled ? false : null;
}

/** Whether a message is on for a person, as the page with the switches shows it. */
export function isOn(choices: readonly ChoiceRow[], message: MailTemplate, channel: MessageChannel): boolean {
  const { channels, defaults, optional } = MESSAGES[message];
  if (!channels.includes(channel)) return false;
  const isDefault = defaults.includes(channel);
  return optional || !isDefault ? (choiceOf(choices, message, channel) ?? isDefault) : true;
}

const minuteOfDay = z
  .int('Must be a time of day.')
  .min(0, 'Must be a time of day.')
  .max(1439, 'Must be a time of day.');
const quietHours = z
  .strictObject({ from: minuteOfDay, to: minuteOfDay })
  .refine(({ from, to }) => from !== to, { path: ['to'], error: 'Must not be the time at which they begin.' });

const choosable = z.enum(CHOOSABLE_MESSAGES as [MailTemplate, ...MailTemplate[]]);

/** What a person says about messages, as a page posts it: all of it at once. */
export const readerSettingsSchema = z.strictObject({
  choices: z
    .array(z.strictObject({ message: choosable, channel: z.enum(MESSAGE_CHANNELS), enabled: z.boolean() }))
    .max(CHOOSABLE_MESSAGES.length * MESSAGE_CHANNELS.length)
    .refine(
      (rows) => new Set(rows.map((row) => `${row.message} ${row.channel}`)).size === rows.length,
      'Must name each once.',
    )
    .refine(
      (rows) => rows.every(({ message, channel }) => MESSAGES[message].channels.includes(channel)),
      'Must name a channel that the message has.',
    ),
  /** Null: the organisation's. */
  timeZone: timeZoneSchema.nullable(),
  /** Null: text messages keep the school's, mails none. */
  quietHours: quietHours.nullable(),
  wantsDigest: z.boolean(),
});
export type ReaderSettings = z.output<typeof readerSettingsSchema>;

/** What a school says about the hours of messages. */
export const messageSettingsSchema = z.strictObject({
  quietFrom: minuteOfDay,
  quietTo: minuteOfDay,
  digestHour: z.int('Must be a whole hour.').min(0, 'Must be from 0 to 23.').max(23, 'Must be from 0 to 23.'),
});
export type MessageSettings = z.output<typeof messageSettingsSchema>;

/** 21:00 to 08:00, when many laws allow no advertising by text message; the daily mail at 17:00. */
export const DEFAULT_MESSAGE_SETTINGS: MessageSettings = { quietFrom: 1260, quietTo: 480, digestHour: 17 };
