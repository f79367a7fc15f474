import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { publicUrl } from '../public-url';

const ID_BYTES = 16;

export interface GuardianLink {
  organizationId: string;
  consentId: string;
}

/** The address in a guardian's mail: names the question and is signed, so that nobody can make one up. */
export function guardianUrl(link: GuardianLink): string {
  return publicUrl(`/guardian/${signGuardianLink(link)}`);
}

export function signGuardianLink({ organizationId, consentId }: GuardianLink): string {
  const body = Buffer.concat([organizationId, consentId].map(bytesOf));
  return Buffer.concat([body, macOf(body)]).toString('base64url');
}

/** What a link names; null for one that Kith did not sign. */
export function readGuardianLink(token: string): GuardianLink | null {
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, 2 * ID_BYTES);
  const mac = bytes.subarray(2 * ID_BYTES);
  const right = macOf(body);
  if (mac.length !== right.length || !timingSafeEqual(mac, right)) return null;
  return { organizationId: idOf(body.subarray(0, ID_BYTES)), consentId: idOf(body.subarray(ID_BYTES)) };
}

function macOf(body: Buffer): Buffer {
  return createHmac('sha256', env().AUTH_SECRET).update('guardian-consent\0').update(body).digest();
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
