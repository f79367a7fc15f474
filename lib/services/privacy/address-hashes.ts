import type { Addresses } from '@/db/queries/erasure';
import type { Ctx } from '../context';
import { addressHash } from '../notifications/address-hash';

/** What the list of addresses that must not be written to keeps of all addresses of a person. */
export function addressHashes({ organizationId }: Ctx, { emails, phones }: Addresses): string[] {
  return [
    ...emails.map((address) => addressHash(organizationId, 'email', address)),
    ...phones.map((address) => addressHash(organizationId, 'sms', address)),
  ];
}
