import { IDENTITY_KINDS, type Identity } from './identities';

export type KnownIdentity = Identity & { readonly contactId: string };

export type Resolution =
  | { readonly found: false }
  | {
      readonly found: true;
      readonly contactId: string;
      /** Identities that lead to this contact or to nobody yet: safe to write down for it. */
      readonly own: readonly Identity[];
      /** Other contacts that weaker identities lead to: candidates for a merge, never merged silently. */
      readonly others: readonly string[];
    };

/**
 * Which contact a set of identities is. The strongest kind decides: external id, then e-mail, then phone. An external id that
 * is new says that this is another person than the weaker ones know only if that person has an external id of his own.
 */
export function resolvePerson(
  identities: readonly Identity[],
  known: readonly KnownIdentity[],
  hasExternalId: (contactId: string) => boolean = () => false,
): Resolution {
  const byKey = new Map(known.map((identity) => [`${identity.kind} ${identity.value}`, identity.contactId]));
  const ordered = [...identities].sort((a, b) => IDENTITY_KINDS.indexOf(a.kind) - IDENTITY_KINDS.indexOf(b.kind));
  const brings = ordered.some(({ kind }) => kind === 'external-id');
  const ownerOf = ({ kind, value }: Identity) => byKey.get(`${kind} ${value}`);
  let contactId: string | undefined;
  for (const identity of ordered) {
    const owner = ownerOf(identity);
    if (!owner) continue;
    if (identity.kind !== 'external-id' && brings && hasExternalId(owner)) continue;
    contactId = owner;
    break;
  }
  if (!contactId) return { found: false };
  const chosen = contactId;
  const own = ordered.filter((identity) => (ownerOf(identity) ?? chosen) === chosen);
  const others = ordered.map(ownerOf).filter((owner): owner is string => owner !== undefined && owner !== chosen);
  return { found: true, contactId: chosen, own, others: [...new Set(others)] };
}
