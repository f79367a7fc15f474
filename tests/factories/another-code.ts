import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import type { Ctx } from '@/lib/services/context';
import type { CodeFixture } from './referral-code';

/** A code of another active student in a programme that exists. */
export async function anotherCode(
  owner: postgres.Sql,
  ctx: Ctx,
  fixture: CodeFixture,
  overrides: { firstName?: string; email?: string; status?: string } = {},
): Promise<CodeFixture> {
  const {
    firstName = 'Eva',
    email = `eva-${randomBytes(5).toString('hex')}@example.org`,
    status = 'active',
  } = overrides;
  const code = `U-${randomBytes(5).toString('hex').toUpperCase()}`;
  const { organizationId } = ctx;
  return owner.begin(async (sql) => {
    const [person] = await sql`
      insert into contacts (organization_id, first_name, email, email_normalized)
      values (${organizationId}, ${firstName}, ${email}, ${email}) returning id`;
    await sql`insert into contact_identities values (${organizationId}, 'email', ${email}, ${person?.id})`;
    await sql`
      insert into contact_standings (organization_id, contact_id, kind, status)
      values (${organizationId}, ${person?.id}, 'student', ${status})`;
    const [made] = await sql`
      insert into referral_codes (organization_id, program_id, referrer_id, code, code_key)
      values (${organizationId}, ${fixture.programId}, ${person?.id}, ${code}, ${code}) returning id`;
    return { ...fixture, code, codeId: made?.id, referrerId: person?.id };
  });
}
