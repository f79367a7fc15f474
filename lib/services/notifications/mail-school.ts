import type { MailSchool } from '@/lib/domain/notifications/mails';
import { logoPath } from '@/lib/domain/organizations/logo';
import type { OrganizationFacts } from '../organizations/facts';
import { publicUrl } from '../public-url';

/** The school as its mails show it. */
export function mailSchool({ name, timeZone, accentColor, logo, supportEmail }: OrganizationFacts): MailSchool {
  const shown = logo && { url: publicUrl(logoPath(logo)), width: logo.width, height: logo.height };
  return { name, timeZone, accentColor, logo: shown, supportEmail };
}
