import type { Role } from '@/lib/domain/organizations/roles';

/** Who an e-mail address is in one organisation. */
export type AuthIdentity = {
  kind: 'staff' | 'referrer';
  /** Of the staff row or the contact. */
  id: string;
  organizationId: string;
  organizationName: string;
  role: Role;
  name: string;
  email: string;
  /** Sessions that began earlier let nobody in; null for no limit. */
  sessionsFrom: Date | null;
};

/** How the address was proven. A password proves only the staff account it belongs to, a link the mailbox itself. */
export type SignInMethod = 'password' | 'link';

/** All that the session cookie says. Roles are read anew with every request. */
export type SessionClaims = {
  email: string;
  method: SignInMethod;
  /** When the session began, in milliseconds; not there in cookies of before this was kept. */
  signedInAt?: number;
};
