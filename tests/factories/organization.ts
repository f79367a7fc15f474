import { randomBytes } from 'node:crypto';
import { type Role, scopesOfRole } from '@/lib/domain/organizations/roles';
import { type Ctx, systemCtx } from '@/lib/services/context';
import { createOrganization } from '@/lib/services/organizations/create-organization';

/** The instant at which tests happen, unless they say otherwise. */
export const NOW = new Date('2026-09-15T12:00:00Z');

/** A fresh organisation of its own for a test; answers the system's context in it. */
export async function anOrganization(
  overrides: { name?: string; currency?: string; timeZone?: string; now?: Date } = {},
): Promise<Ctx> {
  const { now = NOW, ...rest } = overrides;
  const slug = `o-${randomBytes(6).toString('hex')}`;
  const input = { slug, name: 'Lingua School', currency: 'USD', timeZone: 'America/New_York', ...rest };
  const { id } = await createOrganization(systemCtx(crypto.randomUUID(), now), input);
  return systemCtx(id, now);
}

/** The same organisation as seen by a member of staff or a referrer. */
export function as(ctx: Ctx, role: Role, id: string = crypto.randomUUID()): Ctx {
  const type = role === 'referrer' ? 'referrer' : 'staff';
  return { ...ctx, actor: { type, id, name: `The ${role}` }, scopes: scopesOfRole(role) };
}

/** The same request at another instant. */
export function at(ctx: Ctx, now: Date | string): Ctx {
  return { ...ctx, now: new Date(now) };
}
