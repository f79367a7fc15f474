import type { ContactChange, ContactRow, ContactStandingRow, StandingChange } from '@/db/queries/people';
import { normalizeEmail } from '@/lib/domain/people/normalize-email';
import { normalizePhone } from '@/lib/domain/people/normalize-phone';
import type { ChangePersonInput, UpsertContactInput } from '@/lib/domain/people/schema';

export interface UpsertPlan {
  /** The contact as it will be. */
  after: ContactRow;
  /** Names of the fields that change; what they hold stays out of the audit trail, which outlives an erasure. */
  changed: string[];
  standings: StandingChange[];
  removed: Omit<StandingChange, 'status'>[];
}

export interface UpsertOptions {
  defaultRegion: string | null;
  guardianId: string | null;
  /** `replace`: the list is all that the person is; `merge`: kinds that are not named stay (a file has one kind a row). */
  standings: 'replace' | 'merge';
  now: Date;
}

/** A contact that is made of an input, before anything else is known of it. */
export function newContact(
  id: string,
  input: UpsertContactInput,
  options: Omit<UpsertOptions, 'guardianId'>,
): ContactRow {
  return {
    id,
    externalId: input.externalId ?? null,
    email: input.email ?? null,
    emailNormalized: input.email ? normalizeEmail(input.email) : null,
    phone: input.phone ? normalizePhone(input.phone, options.defaultRegion) : null,
    firstName: input.firstName ?? null,
    lastName: input.lastName ?? null,
    birthDate: input.birthDate ?? null,
    guardianId: null,
    mergedIntoId: null,
    leadSince: leadSinceAfter(null, input.standing, options.now),
    consentAt: null,
    createdAt: options.now,
    updatedAt: options.now,
    standing: [],
  };
}

type Names = 'firstName' | 'lastName' | 'birthDate';

/** What an upsert changes on a contact: given fields replace, absent ones stay, an external id is never exchanged. */
export function planUpsert(
  before: ContactRow,
  input: Omit<UpsertContactInput, Names> & Pick<ChangePersonInput, Names>,
  options: UpsertOptions,
): UpsertPlan {
  const standing = standingsAfter(before.standing, input.standing, options.standings);
  const after: ContactRow = {
    ...before,
    externalId: before.externalId ?? input.externalId ?? null,
    email: input.email ?? before.email,
    emailNormalized: input.email ? normalizeEmail(input.email) : before.emailNormalized,
    phone: (input.phone ? normalizePhone(input.phone, options.defaultRegion) : null) ?? before.phone,
    firstName: input.firstName === undefined ? before.firstName : input.firstName,
    lastName: input.lastName === undefined ? before.lastName : input.lastName,
    birthDate: input.birthDate === undefined ? before.birthDate : input.birthDate,
    guardianId: options.guardianId ?? before.guardianId,
    leadSince: leadSinceAfter(before.leadSince, standing, options.now),
    standing,
  };
  const standings = standing
    .filter(({ kind, status }) => !before.standing.some((was) => was.kind === kind && was.status === status))
    .map((row) => ({ contactId: before.id, ...row }));
  const removed = before.standing
    .filter(({ kind }) => !standing.some((row) => row.kind === kind))
    .map(({ kind }) => ({ contactId: before.id, kind }));
  const changed = FIELDS.filter((field) => !same(before[field], after[field])) as string[];
  if (changed.length) after.updatedAt = options.now;
  if (standings.length || removed.length) changed.push('standing');
  return { after, changed, standings, removed };
}

const FIELDS = [
  'externalId',
  'email',
  'phone',
  'firstName',
  'lastName',
  'birthDate',
  'guardianId',
  'leadSince',
] as const satisfies (keyof ContactChange)[];

function same(a: string | Date | null, b: string | Date | null): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
}

function standingsAfter(
  before: readonly ContactStandingRow[],
  given: readonly ContactStandingRow[],
  mode: 'replace' | 'merge',
): ContactStandingRow[] {
  const kept = mode === 'merge' ? before.filter(({ kind }) => !given.some((row) => row.kind === kind)) : [];
  return [...kept, ...given].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/**
 * Since when the school knows an open lead, which is what flags "already in the CRM" (product.md, "Attribution, exactly").
 * Enrolling does not clear it: the conversion is often reported after the standing. Only a lead called inactive is closed.
 */
export function leadSinceAfter(before: Date | null, standing: readonly ContactStandingRow[], now: Date): Date | null {
  const lead = standing.find(({ kind }) => kind === 'lead');
  if (!lead) return before;
  return lead.status === 'active' ? (before ?? now) : null;
}
