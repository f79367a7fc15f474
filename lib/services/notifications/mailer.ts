import { embeddedEmail } from '@/lib/integrations/email/embedded';
import type { EmailPort } from '@/lib/integrations/email/port';
import { resendEmail } from '@/lib/integrations/email/resend';

/**
 * The provider of mails: Resend when RESEND_API_KEY is set (with RESEND_BASE_URL, and EMAIL_FROM, the verified sender address),
 * otherwise the outbox in the database.
 */
export function mailer(): EmailPort {
  const { RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl, EMAIL_FROM } = process.env;
  if (!apiKey) return embeddedEmail();
  return resendEmail({ apiKey, baseUrl: baseUrl || undefined, fromAddress: EMAIL_FROM || 'onboarding@resend.dev' });
}
