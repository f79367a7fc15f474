import type { MessageConnectionSettings } from '@/lib/domain/notifications/connections';
import { probeResend } from '@/lib/integrations/email/resend';
import { probeTwilio } from '@/lib/integrations/sms/twilio';
import { resendBaseUrl, twilioBaseUrl } from './mailer';

/** What a provider said when it was asked whether it accepts these settings. */
export type MessageProbe = { ok: true } | { ok: false; reason: string };

/** Asks the provider itself; sends nothing. */
export function probeMessages(settings: MessageConnectionSettings): Promise<MessageProbe> {
  if (settings.provider === 'resend') return probeResend({ apiKey: settings.apiKey, baseUrl: resendBaseUrl() });
  return probeTwilio({ ...settings, baseUrl: twilioBaseUrl() });
}
