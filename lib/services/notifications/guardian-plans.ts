import { findConsent, findGuardianFacts } from '@/db/queries/guardian-consents';
import { findContacts } from '@/db/queries/people';
import type { EventData } from '@/lib/domain/events';
import type { MailSchool } from '@/lib/domain/notifications/mails';
import { publicName } from '@/lib/domain/people/public-name';
import { guardianUrl } from '../people/guardian-link';
import type { Tx } from '../transact';
import type { NoticePlan } from './plan';

/** A minor's guardian is asked by mail, and only by mail: he may never have been here. */
export async function planGuardianConsent(
  tx: Tx,
  school: MailSchool,
  { organizationId, consentId }: EventData<'guardian/consent.requested'>,
): Promise<NoticePlan[]> {
  const consent = await findConsent(tx.sql, consentId);
  if (consent?.status !== 'asked') return [];
  const [guardian] = await findContacts(tx.sql, [consent.guardianId]);
  const [child] = await findGuardianFacts(tx.sql, [consent.contactId]);
  if (!guardian) return [];
  return [
    {
      audience: 'referrer',
      contactId: guardian.id,
      staffId: null,
      toAddress: guardian.email,
      mail: {
        template: 'guardian-consent',
        school,
        firstName: publicName(guardian.firstName),
        url: guardianUrl({ organizationId, consentId }),
        child: publicName(child?.firstName),
        expiresAt: consent.expiresAt,
      },
      portal: null,
      dedupeKey: `guardian-consent:${consentId}`,
    },
  ];
}
