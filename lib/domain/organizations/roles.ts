/** Scopes an API client may hold: the contract of the REST API. `*` is not one. */
export const API_SCOPES = [
  'programs:read',
  'programs:write',
  'people:read',
  'people:write',
  'referrals:read',
  'referrals:write',
  'conversions:write',
  'rewards:read',
  'rewards:approve',
  'payouts:read',
  'payouts:write',
  'analytics:read',
  'audit:read',
  'webhooks:write',
] as const;

/** Scopes that only people signed in to the application hold. */
export const INTERNAL_SCOPES = [
  'conversions:read',
  'settings:read',
  'settings:write',
  'staff:read',
  'staff:write',
  'api-clients:write',
  'outbox:read',
  'portal',
] as const;

/** Every scope there is. */
export const ALL_SCOPES = [...API_SCOPES, ...INTERNAL_SCOPES] as const;

export type ApiScope = (typeof API_SCOPES)[number];
export type Scope = (typeof ALL_SCOPES)[number];

/** Whether a string names a scope that an API client may hold. */
export function isApiScope(value: string): value is ApiScope {
  return (API_SCOPES as readonly string[]).includes(value);
}

/** Who somebody is in an organisation (product.md, "People"). */
export const ROLES = ['owner', 'manager', 'finance', 'viewer', 'referrer'] as const;
export type Role = (typeof ROLES)[number];

/** The roles a member of staff may be given. */
export const STAFF_ROLES = ['owner', 'manager', 'finance', 'viewer'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const READS = [
  'programs:read',
  'people:read',
  'referrals:read',
  'conversions:read',
  'rewards:read',
  'payouts:read',
  'analytics:read',
  'audit:read',
  'settings:read',
] as const satisfies readonly Scope[];

const SCOPES_OF_ROLE: Readonly<Record<Role, ReadonlySet<Scope>>> = {
  owner: new Set(ALL_SCOPES.filter((scope) => scope !== 'portal')),
  manager: new Set<Scope>([
    ...READS,
    'programs:write',
    'people:write',
    'referrals:write',
    'conversions:write',
    'outbox:read',
  ]),
  finance: new Set<Scope>([...READS, 'rewards:approve', 'payouts:write', 'outbox:read']),
  viewer: new Set<Scope>(READS),
  referrer: new Set<Scope>(['portal']),
};

/** The scopes that a role carries. The set is shared: do not change it. */
export function scopesOfRole(role: Role): ReadonlySet<Scope> {
  return SCOPES_OF_ROLE[role];
}
