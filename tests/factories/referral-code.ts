import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { Ctx } from '@/lib/services/context';

export const DEFINITION: ProgramDefinition = {
  validityDays: 90,
  trigger: { milestone: 'enrolled' },
  holdDays: 14,
  attribution: { model: 'last', split: false },
  eligibility: { allowSelfReferral: false, allowSameHousehold: false },
  budgetMinor: null,
  rewards: {
    referrer: { kind: 'cash', amountMinor: 5000 },
    referee: { kind: 'discount', rateBps: 1000, capMinor: 5000 },
    tiers: [],
    bonuses: [],
    promotions: [],
    courses: [],
  },
  termsAndConditions: 'For new students. One reward for each friend.',
};

export interface CodeOverrides {
  firstName?: string | null;
  email?: string | null;
  phone?: string | null;
  standing?: { kind: string; status: string } | null;
  birthDate?: string;
  programType?: string;
  currency?: string;
  status?: 'draft' | 'active' | 'paused' | 'ended';
  startsAt?: string;
  endsAt?: string | null;
  definition?: Partial<ProgramDefinition>;
  code?: string;
  isActive?: boolean;
  expiresAt?: string | null;
}

export interface CodeFixture {
  code: string;
  codeId: string;
  programId: string;
  versionId: string;
  referrerId: string;
}

/** A published programme with one referrer and his code, written straight into the tables. */
export async function aCode(owner: postgres.Sql, ctx: Ctx, overrides: CodeOverrides = {}): Promise<CodeFixture> {
  const {
    firstName = 'Ana',
    email = null,
    phone = null,
    standing = { kind: 'student', status: 'active' },
    programType = 'student',
    currency = 'USD',
    status = 'active',
    startsAt = '2020-01-01T00:00:00Z',
    endsAt = null,
    code = `T-${randomBytes(5).toString('hex').toUpperCase()}`,
    isActive = true,
    expiresAt = null,
  } = overrides;
  const organizationId = ctx.organizationId;
  const definition = { ...DEFINITION, ...overrides.definition };
  return owner.begin(async (sql) => {
    const [slots] = await sql`
      select coalesce(max(active_slot), 0) + 1 as free from referral_programs where organization_id = ${organizationId}`;
    const [program] = await sql`
      insert into referral_programs (organization_id, name, program_type, status, active_slot, currency, starts_at, ends_at, created_by)
      values (${organizationId}, 'Bring a friend', ${programType}, ${status}, ${status === 'active' ? slots?.free : null}, ${currency}, ${startsAt}, ${endsAt}, 'test')
      returning id`;
    const [version] = await sql`
      insert into program_versions (organization_id, program_id, version, status, definition, in_force_from, published_at, published_by)
      values (${organizationId}, ${program?.id}, 1, 'published', ${sql.json(definition as never)}, ${startsAt}, ${startsAt}, 'test')
      returning id`;
    const [referrer] = await sql`
      insert into contacts (organization_id, first_name, email, email_normalized, phone, birth_date)
      values (${organizationId}, ${firstName}, ${email}, ${email}, ${phone}, ${overrides.birthDate ?? null}) returning id`;
    if (email) await sql`insert into contact_identities values (${organizationId}, 'email', ${email}, ${referrer?.id})`;
    if (standing)
      await sql`
        insert into contact_standings (organization_id, contact_id, kind, status)
        values (${organizationId}, ${referrer?.id}, ${standing.kind}, ${standing.status})`;
    const [made] = await sql`
      insert into referral_codes (organization_id, program_id, referrer_id, code, code_key, is_active, expires_at)
      values (${organizationId}, ${program?.id}, ${referrer?.id}, ${code}, ${code}, ${isActive}, ${expiresAt}) returning id`;
    return { code, codeId: made?.id, programId: program?.id, versionId: version?.id, referrerId: referrer?.id };
  });
}
