import { normalizeEmail } from '@/lib/domain/people/normalize-email';
import { appSql } from '../client';

export interface AuthIdentityRow {
  kind: 'staff' | 'referrer';
  /** Of the staff row or the contact. */
  id: string;
  organizationId: string;
  organizationName: string;
  organizationSlug: string;
  role: 'owner' | 'manager' | 'finance' | 'viewer' | 'referrer';
  name: string;
  email: string;
  /** Sessions that began earlier let nobody in; null for no limit. */
  sessionsFrom: Date | null;
}

/** Everybody an e-mail address is, in every organisation: staff first, then contacts with a standing other than lead. */
export function findIdentitiesByEmail(email: string): Promise<AuthIdentityRow[]> {
  return appSql()<AuthIdentityRow[]>`
    select kind, id, organization_id as "organizationId", organization_name as "organizationName",
      organization_slug as "organizationSlug", role, name, email, sessions_from as "sessionsFrom"
    from auth_identities(${email}, ${normalizeEmail(email)})
    order by kind desc, organization_name, id`;
}

/** The password hash of an active member of staff; null when there is none, or no such person. */
export async function findStaffPassword(email: string): Promise<string | null> {
  const [row] = await appSql()<{ hash: string | null }[]>`select auth_staff_password(${email}) as hash`;
  return row?.hash ?? null;
}

/** Keeps the hash of a magic link's token; drops those that have expired. */
export async function createVerificationToken(token: {
  identifier: string;
  tokenHash: string;
  expiresAt: Date;
}): Promise<void> {
  await appSql()`select auth_create_token(${token.identifier}, ${token.tokenHash}, ${token.expiresAt})`;
}

/** Spends a token: its expiry, or null when it is unknown or was spent before. Of two at once, one wins. */
export async function useVerificationToken(token: { identifier: string; tokenHash: string }): Promise<Date | null> {
  const [row] = await appSql()<{ expires: Date | null }[]>`
    select auth_use_token(${token.identifier}, ${token.tokenHash}) as expires`;
  return row?.expires ?? null;
}
