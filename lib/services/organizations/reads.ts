import { appSql } from '@/db/client';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';
import type { StaffMember } from './create-staff';
import { type OrganizationFacts, organizationFacts } from './facts';

/** The organisation of the context with its settings. Everybody who belongs to it may know these. */
export async function getOrganization(ctx: Ctx): Promise<OrganizationFacts> {
  return readOnly(ctx, (tx) => organizationFacts(tx, ctx));
}

/** The id behind a slug, for sign-in and administration; null when there is none. */
export async function findOrganizationId(slug: string): Promise<string | null> {
  if (slug.includes('\0')) return null;
  const [row] = await appSql()<{ id: string | null }[]>`select organization_by_slug(${slug}) as id`;
  return row?.id ?? null;
}

/** Every organisation's id, for work that goes through all of them. */
export async function listOrganizationIds(): Promise<string[]> {
  const rows = await appSql()<{ id: string }[]>`select organization_ids() as id`;
  return rows.map(({ id }) => id);
}

/** The organisation's staff by name, the disabled ones included. */
export async function listStaff(ctx: Ctx): Promise<StaffMember[]> {
  authorize(ctx, 'staff:read');
  return readOnly(
    ctx,
    (tx) => tx.sql<StaffMember[]>`
    select id, email, name, role, password_hash is not null as "hasPassword", disabled_at as "disabledAt", created_at as "createdAt"
    from staff order by name, id`,
  );
}
