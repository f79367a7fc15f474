import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { addDays } from '@/lib/domain/common/days';
import { type EncryptionKey, keyRing } from '../encryption/key-ring';
import { publicUrl } from '../public-url';

/** What a link in an e-mail to a friend is good for: opening the page of this code as this person, and nothing else. */
export interface PersonLink {
  organizationId: string;
  /** Upper case. */
  codeKey: string;
  contactId: string;
}

const DAYS = 30;
const TOKEN = /^[A-Za-z0-9_-]{51}$/;
const ID_BYTES = 16;
const TIME_BYTES = 6;
const MAC_BYTES = 16;

/**
 * The address of a code's page for one person, to be put into an e-mail to him: whatever device opens it, the touch is his.
 * Signed for this school, code and purpose; whoever reads it learns an id, which tells nothing.
 * @param link.channel how the touch is counted
 * @returns absolute; good for 30 days
 */
export function personLinkUrl(link: PersonLink & { channel: string }, now: Date): string {
  const query = new URLSearchParams({ c: link.channel, p: personToken(link, addDays(now, DAYS)) });
  return publicUrl(`/r/${encodeURIComponent(link.codeKey)}?${query}`);
}

/** The signed part of the address: person, end and a truncated HMAC-SHA-256 (RFC 2104, section 5). */
export function personToken(link: PersonLink, expiresAt: Date): string {
  const content = Buffer.alloc(ID_BYTES + TIME_BYTES);
  content.write(link.contactId.replaceAll('-', ''), 'hex');
  content.writeUIntBE(expiresAt.getTime(), ID_BYTES, TIME_BYTES);
  return Buffer.concat([content, macOf(keyRing().current, link, content)]).toString('base64url');
}

/**
 * Whose link it is, when it is one of this school's for this code and has not ended. Asks nobody, so that it costs a visit nothing.
 * @returns the person's id; null for anything else, forged, moved to another code, or too old
 */
export function readPersonToken(
  place: Omit<PersonLink, 'contactId'>,
  token: string | null | undefined,
  now: Date,
): string | null {
  if (!token || !TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const content = bytes.subarray(0, ID_BYTES + TIME_BYTES);
  const mac = bytes.subarray(ID_BYTES + TIME_BYTES);
  const isOurs = [...keyRing().byId.values()].some((key) => timingSafeEqual(mac, macOf(key, place, content)));
  if (!isOurs || content.readUIntBE(ID_BYTES, TIME_BYTES) < now.getTime()) return null;
  const hex = content.toString('hex', 0, ID_BYTES);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function macOf(
  key: EncryptionKey,
  { organizationId, codeKey }: Omit<PersonLink, 'contactId'>,
  content: Buffer,
): Buffer {
  const own = hkdfSync('sha256', key.bytes, '', `person link ${organizationId}`, 32);
  return createHmac('sha256', Buffer.from(own)).update(`${codeKey}\n`).update(content).digest().subarray(0, MAC_BYTES);
}
