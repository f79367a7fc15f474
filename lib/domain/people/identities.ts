import { normalizeEmail } from './normalize-email';
import { normalizePhone } from './normalize-phone';

/** What tells a person, strongest first. */
export const IDENTITY_KINDS = ['external-id', 'email', 'phone'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];
export type Identity = { readonly kind: IdentityKind; readonly value: string };

export type IdentityInput = {
  readonly externalId?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
};

/** The identities of a contact in the form in which they are unique in an organisation (rule 4), strongest first. */
export function identitiesOf(contact: IdentityInput, defaultRegion?: string | null): Identity[] {
  const identities: Identity[] = [];
  if (contact.externalId) identities.push({ kind: 'external-id', value: contact.externalId });
  if (contact.email) identities.push({ kind: 'email', value: normalizeEmail(contact.email) });
  const phone = contact.phone ? normalizePhone(contact.phone, defaultRegion) : null;
  if (phone) identities.push({ kind: 'phone', value: phone });
  return identities;
}
