import { z } from 'zod';
import { emailSchema, text } from '../common/fields';
import { normalizePhone } from '../people/normalize-phone';

/** Providers of messages that a school connects; the outbox is always there. */
export const MESSAGE_PROVIDERS = ['resend', 'twilio'] as const;
export type MessageProvider = (typeof MESSAGE_PROVIDERS)[number];
export const messageProviderSchema = z.enum(MESSAGE_PROVIDERS);

const secret = z
  .string()
  .trim()
  .min(8, 'Must have at least 8 characters.')
  .max(500, 'Must have at most 500 characters.')
  .regex(/^[\x21-\x7e]+$/, 'Must not contain spaces or special characters.');

const resend = z.strictObject({
  provider: z.literal('resend'),
  apiKey: secret.regex(/^re_/, 'Must be an API key of Resend: it begins with re_.'),
  /** An address of a domain that the school verified at Resend. */
  fromAddress: emailSchema,
  /** Null: the school's name. */
  fromName: text(100).nullable().default(null),
  webhookSecret: secret.regex(/^whsec_/, 'Must be the signing secret of a webhook: it begins with whsec_.').optional(),
});

const SMS_SENDER = 'Must be a number with its country code, such as +12125550123, or a Messaging Service SID (MG…).';

const twilio = z.strictObject({
  provider: z.literal('twilio'),
  accountSid: secret.regex(/^AC[0-9a-fA-F]{32}$/, 'Must be an Account SID: AC and 32 characters.'),
  authToken: secret,
  // Each of the two says it: where one alone could still be meant, zod tells what that one lacks.
  from: z.union([
    z
      .string()
      .trim()
      .regex(/^MG[0-9a-fA-F]{32}$/, SMS_SENDER),
    z
      .string()
      .trim()
      .regex(/^\+/, SMS_SENDER)
      .transform((value) => normalizePhone(value))
      .refine((value) => value !== null, SMS_SENDER)
      .transform(String),
  ]),
});

/** What a school gives to connect a provider. */
export const connectMessagesSchema = z.discriminatedUnion('provider', [resend, twilio]);
export type MessageConnectionSettings = z.output<typeof connectMessagesSchema>;
export type ResendSettings = z.output<typeof resend>;
export type TwilioSettings = z.output<typeof twilio>;

/** What may be shown of a connection, and is all that a page ever gets. */
export const messageFactsSchema = z.object({
  /** Whom people see as the sender. */
  sender: z.string(),
  account: z.string().nullable(),
  last4: z.string(),
  /** Whether what makes its webhooks trustworthy is known. */
  webhook: z.boolean(),
});
export type MessageFacts = z.output<typeof messageFactsSchema>;

/** The facts of settings. */
export function messageFacts(settings: MessageConnectionSettings): MessageFacts {
  if (settings.provider === 'resend') {
    const { apiKey, fromAddress, webhookSecret } = settings;
    return { sender: fromAddress, account: null, last4: apiKey.slice(-4), webhook: webhookSecret !== undefined };
  }
  const { accountSid, authToken, from } = settings;
  return { sender: from, account: accountSid, last4: authToken.slice(-4), webhook: true };
}
