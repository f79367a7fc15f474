import type postgres from 'postgres';
import type { ConsentStatus } from '@/lib/domain/people/guardian';

type Sql = postgres.TransactionSql;

export interface GuardianFactsRow {
  id: string;
  firstName: string | null;
  birthDate: string | null;
  /** As he is known today, also after a merge. */
  guardianId: string | null;
  consentId: string | null;
  consentGuardianId: string | null;
  consentStatus: ConsentStatus | null;
  consentExpiresAt: Date | null;
  consentRequestedAt: Date | null;
  consentDecidedAt: Date | null;
}

/** What is known of these people that says whether a guardian has to agree; the latest question of each. */
export function findGuardianFacts(sql: Sql, contactIds: readonly string[]): Promise<GuardianFactsRow[]> {
  return sql<GuardianFactsRow[]>`
    select c.id, c.first_name as "firstName", c.birth_date as "birthDate", coalesce(g.merged_into_id, g.id) as "guardianId",
      q.id as "consentId", coalesce(a.merged_into_id, a.id) as "consentGuardianId", q.status as "consentStatus",
      q.expires_at as "consentExpiresAt", q.requested_at as "consentRequestedAt", q.decided_at as "consentDecidedAt"
    from contacts c
    left join contacts g on g.id = c.guardian_id
    left join lateral (select * from guardian_consents x
      where x.organization_id = c.organization_id and x.contact_id = c.id order by x.id desc limit 1) q on true
    left join contacts a on a.id = q.guardian_id
    where c.id = any(${contactIds as string[]}::uuid[])`;
}

export interface ConsentRow {
  id: string;
  contactId: string;
  guardianId: string;
  status: ConsentStatus;
  textVersion: string;
  requestedAt: Date;
  expiresAt: Date;
  decidedAt: Date | null;
}

export type NewConsent = Omit<ConsentRow, 'status' | 'decidedAt'> & { requestedBy: string };

export async function insertConsent(sql: Sql, organizationId: string, row: NewConsent): Promise<void> {
  const { id, contactId, guardianId, textVersion, requestedBy, requestedAt, expiresAt } = row;
  await sql`
    insert into guardian_consents (id, organization_id, contact_id, guardian_id, text_version, requested_by, requested_at, expires_at)
    values (${id}, ${organizationId}, ${contactId}, ${guardianId}, ${textVersion}, ${requestedBy}, ${requestedAt}, ${expiresAt})`;
}

export async function findConsent(sql: Sql, id: string, lock = false): Promise<ConsentRow | null> {
  const [row] = await sql<ConsentRow[]>`
    select id, contact_id as "contactId", guardian_id as "guardianId", status, text_version as "textVersion",
      requested_at as "requestedAt", expires_at as "expiresAt", decided_at as "decidedAt"
    from guardian_consents where id = ${id} ${lock ? sql`for update` : sql``}`;
  return row ?? null;
}

export async function decideConsentRow(sql: Sql, id: string, status: ConsentStatus, now: Date): Promise<void> {
  await sql`update guardian_consents set status = ${status}, decided_at = ${now} where id = ${id}`;
}
