import {
  findCanonicalIds,
  findIdentities,
  type IdentityRow,
  insertContacts,
  insertIdentities,
  type NewContactRow,
} from '@/db/queries/identities';
import { together } from '@/db/together';
import { type Identity, identitiesOf } from '@/lib/domain/people/identities';
import { normalizeEmail } from '@/lib/domain/people/normalize-email';
import { normalizePhone } from '@/lib/domain/people/normalize-phone';
import { type KnownIdentity, resolvePerson } from '@/lib/domain/people/resolve';
import type { Ctx } from '../context';
import { newId } from '../ids';
import type { Tx } from '../transact';

/** A person as somebody names him. */
export interface ContactReference {
  contactId?: string;
  externalId?: string;
  email?: string;
  phone?: string;
  firstName?: string;
  lastName?: string;
  birthDate?: string;
  leadSince?: Date;
}

export interface ResolveOptions {
  /** Makes contacts for people nobody knows yet; without it they resolve to null. */
  create: boolean;
  /**
   * Lets a known person gain the other identities of the reference. Only for callers that the school trusts: a visitor could
   * tie his phone to somebody else's address.
   */
  attach?: boolean;
  /** Country of phone numbers without a country code. */
  defaultRegion?: string | null;
  leadSince?: Date;
  /** Filled with the ids of contacts that are made. */
  created?: Set<string>;
}

/**
 * Resolves references to contacts in the order id, externalId, e-mail, phone (rule 4: a referee is a resolved person).
 * References of one call that share an identity become one person. Set-based: four statements at most, however many.
 * @returns a contact id for each reference, null where nobody is found and none is made (an unknown `contactId`, or a phone without
 *   a country code, never makes one)
 */
export async function resolveContacts(
  tx: Tx,
  ctx: Ctx,
  references: readonly ContactReference[],
  options: ResolveOptions,
): Promise<(string | null)[]> {
  const ids = references.flatMap(({ contactId }) => contactId ?? []);
  const canonical = new Map(
    ids.length ? (await findCanonicalIds(tx.sql, ids)).map((row) => [row.id, row.contactId]) : [],
  );
  const identities = references.map((reference) =>
    reference.contactId ? [] : identitiesOf(reference, options.defaultRegion),
  );
  const directory = await loadDirectory(tx, identities.flat());
  const created: NewContactRow[] = [];
  const gained: IdentityRow[] = [];
  const resolved = references.map((reference, index) => {
    if (reference.contactId) return canonical.get(reference.contactId) ?? null;
    const own = identities[index] ?? [];
    // A phone without a country code is no identity: nobody could ever be found by it again.
    if (!own.length) return null;
    const found = directory.resolve(own);
    if (!found.found && !options.create) return null;
    const contactId = found.found ? found.contactId : newId();
    if (!found.found) {
      created.push(newContact(contactId, reference, options));
      options.created?.add(contactId);
    }
    if (!found.found || options.attach) gained.push(...directory.learn(contactId, found.found ? found.own : own));
    return contactId;
  });
  const [, taken] = await together([
    insertContacts(tx.sql, ctx.organizationId, created, ctx.now),
    insertIdentities(tx.sql, ctx.organizationId, gained),
  ]);
  if (taken < gained.length) throw takenMeanwhile();
  return resolved;
}

/** The identities that a call asks about, and what it learns on the way. */
async function loadDirectory(tx: Tx, identities: Identity[]) {
  const rows = identities.length ? await findIdentities(tx.sql, identities) : [];
  const known = new Map<string, KnownIdentity>(rows.map((row) => [keyOf(row), row]));
  const withExternalId = new Set(rows.filter((row) => row.hasExternalId).map((row) => row.contactId));
  return {
    resolve: (own: Identity[]) =>
      resolvePerson(
        own,
        own.flatMap((identity) => known.get(keyOf(identity)) ?? []),
        (id) => withExternalId.has(id),
      ),
    learn(contactId: string, own: readonly Identity[]): IdentityRow[] {
      const fresh = own
        .filter((identity) => !known.has(keyOf(identity)))
        .map((identity) => ({ ...identity, contactId }));
      for (const identity of fresh) {
        known.set(keyOf(identity), identity);
        if (identity.kind === 'external-id') withExternalId.add(contactId);
      }
      return fresh;
    },
  };
}

function keyOf({ kind, value }: { kind: string; value: string }): string {
  return `${kind}:${value}`;
}

function newContact(id: string, reference: ContactReference, options: ResolveOptions): NewContactRow {
  return {
    id,
    externalId: reference.externalId ?? null,
    email: reference.email ?? null,
    emailNormalized: reference.email ? normalizeEmail(reference.email) : null,
    phone: reference.phone ? normalizePhone(reference.phone, options.defaultRegion ?? null) : null,
    firstName: reference.firstName ?? null,
    lastName: reference.lastName ?? null,
    birthDate: reference.birthDate ?? null,
    leadSince: reference.leadSince ?? options.leadSince ?? null,
  };
}

// Somebody else created this person between our look and our write: 40001 makes `transact` start again and find him.
function takenMeanwhile(): Error {
  return Object.assign(new Error('An identity was taken by another transaction'), { code: '40001' });
}
