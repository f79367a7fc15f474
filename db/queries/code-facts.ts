import type postgres from 'postgres';
import type { LogoFacts } from '@/lib/domain/organizations/logo';
import { personNow } from './person-now';

/** A standing as stored; the core's enums are checks of the table. */
export interface StandingRow {
  kind: string;
  status: string;
}

export interface CodeFactsRow {
  codeId: string;
  code: string;
  codeKey: string;
  isActive: boolean;
  expiresAt: Date | null;
  organizationId: string;
  organizationName: string;
  timeZone: string;
  organizationSettings: unknown;
  logo: LogoFacts | null;
  programId: string;
  programName: string;
  programType: string;
  programStatus: string;
  currency: string;
  startsAt: Date;
  endsAt: Date | null;
  endedAt: Date | null;
  budgetSpentMinor: number;
  referrerId: string;
  referrerFirstName: string | null;
  referrerBirthDate: string | null;
  /** As it is compared. */
  referrerEmail: string | null;
  standings: StandingRow[];
  /** One list for each person whose guardian the referrer is: what makes a parent eligible. */
  wards: StandingRow[][];
  /** Published versions, oldest first. */
  versions: { id: string; version: number; inForceFrom: string; definition: unknown }[];
}

/** All that is asked of a code when somebody opens its link. Runs under row-level security: another tenant's code is absent. */
export async function selectCodeFacts(sql: postgres.TransactionSql, codeKey: string): Promise<CodeFactsRow | null> {
  const [row] = await selectCodeFactsOf(sql, [codeKey]);
  return row ?? null;
}

/** The same for many codes, in any order. */
export function selectCodeFactsOf(sql: postgres.TransactionSql, codeKeys: string[]): Promise<CodeFactsRow[]> {
  return sql<CodeFactsRow[]>`
    select c.id as "codeId", c.code, c.code_key as "codeKey", c.is_active as "isActive", c.expires_at as "expiresAt",
      o.id as "organizationId", o.name as "organizationName", o.time_zone as "timeZone", o.settings as "organizationSettings",
      case when l.version is not null then json_build_object('version', l.version, 'width', l.width, 'height', l.height) end as logo,
      p.id as "programId", p.name as "programName", p.program_type as "programType", p.status as "programStatus", p.currency,
      p.starts_at as "startsAt", p.ends_at as "endsAt", p.ended_at as "endedAt", p.budget_spent_minor as "budgetSpentMinor",
      r.id as "referrerId", coalesce(n.shown_name, r.first_name) as "referrerFirstName", r.birth_date as "referrerBirthDate", r.email_normalized as "referrerEmail",
      (select coalesce(json_agg(json_build_object('kind', s.kind, 'status', s.status)), '[]') from contact_standings s
        where s.contact_id = r.id) as standings,
      (select coalesce(json_agg((select coalesce(json_agg(json_build_object('kind', s.kind, 'status', s.status)), '[]')
          from contact_standings s where s.contact_id = w.id)), '[]')
        from contacts w where w.guardian_id = r.id and w.merged_into_id is null) as wards,
      (select coalesce(json_agg(json_build_object('id', v.id, 'version', v.version, 'inForceFrom', v.in_force_from,
        'definition', v.definition) order by v.version), '[]')
        from program_versions v where v.program_id = p.id and v.status = 'published') as versions
    from referral_codes c
    join organizations o on o.id = c.organization_id
    left join school_logos l on l.organization_id = o.id
    join referral_programs p on p.id = c.program_id
    join contacts k on k.id = c.referrer_id
    join contacts r on r.id = ${personNow(sql, 'k')}
    left join portal_profiles n on n.organization_id = r.organization_id and n.contact_id = r.id
    where c.code_key = any(${codeKeys})`;
}
