import { embeddedEmail } from '@/lib/integrations/email/embedded';
import type { EmailPort } from '@/lib/integrations/email/port';
import { resendEmail } from '@/lib/integrations/email/resend';
import { embeddedSms } from '@/lib/integrations/sms/embedded';
import type { SmsPort } from '@/lib/integrations/sms/port';
import { type TwilioOptions, twilioSms } from '@/lib/integrations/sms/twilio';
import type { MessageConnections } from './open-message-connection';

/** A provider of mails with the name that it sends under; null for the school's. */
export interface Mailer {
  port: EmailPort;
  fromName: string | null;
}

/**
 * Who sends a school's mails: its own account at Resend, else the installation's (RESEND_API_KEY, EMAIL_FROM), else the outbox in
 * the database. RESEND_BASE_URL is another address of Resend.
 */
export function mailerOf({ resend }: MessageConnections): Mailer {
  const { RESEND_API_KEY: apiKey, EMAIL_FROM } = process.env;
  const baseUrl = resendBaseUrl();
  if (resend) {
    const { apiKey: own, fromAddress, fromName } = resend;
    return { port: resendEmail({ apiKey: own, fromAddress, baseUrl }), fromName };
  }
  if (!apiKey) return { port: embeddedEmail(), fromName: null };
  return { port: resendEmail({ apiKey, baseUrl, fromAddress: EMAIL_FROM || 'onboarding@resend.dev' }), fromName: null };
}

/**
 * Who sends a school's text messages: its own account at Twilio, else the installation's (TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN,
 * TWILIO_FROM), else the outbox. TWILIO_BASE_URL is another address of Twilio.
 */
export function texterOf(connections: MessageConnections): SmsPort {
  const account = twilioAccountOf(connections);
  return account ? twilioSms(account) : embeddedSms();
}

/** The account at Twilio that a school's text messages go through; null for none. */
export function twilioAccountOf({ twilio }: MessageConnections): TwilioOptions | null {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = process.env;
  const baseUrl = twilioBaseUrl();
  if (twilio) return { accountSid: twilio.accountSid, authToken: twilio.authToken, from: twilio.from, baseUrl };
  return accountSid && authToken && from ? { accountSid, authToken, from, baseUrl } : null;
}

/** What signs Resend's notifications to a school; null when nothing does. */
export function resendWebhookSecretOf({ resend }: MessageConnections): string | null {
  return (resend ? resend.webhookSecret : process.env.RESEND_WEBHOOK_SECRET) || null;
}

/** Where Resend is, when it is not at its own address. */
export function resendBaseUrl(): string | undefined {
  return process.env.RESEND_BASE_URL || undefined;
}

/** Where Twilio is, when it is not at its own address. */
export function twilioBaseUrl(): string | undefined {
  return process.env.TWILIO_BASE_URL || undefined;
}
