import { createHmac, hkdfSync } from 'node:crypto';
import { isIP } from 'node:net';
import { keyRing } from '../encryption/key-ring';

/**
 * What is kept of an address: an HMAC-SHA-256 of the network a home has (one IPv4 address, one IPv6 /64), with a key of this
 * school and this year. Nothing leads back to the address, schools cannot be compared, and a year later nothing matches.
 * @returns null for what is no address
 */
export function networkHash(organizationId: string, address: string, at: Date): string | null {
  const network = networkOf(address);
  if (!network) return null;
  const place = `fraud network ${organizationId} ${at.getUTCFullYear()}`;
  const key = hkdfSync('sha256', keyRing().current.bytes, '', place, 32);
  return createHmac('sha256', Buffer.from(key)).update(network).digest('base64url');
}

function networkOf(text: string): string | null {
  const address = text
    .trim()
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '');
  if (isIP(address) === 4) return address;
  if (isIP(address) !== 6) return null;
  const [head = '', tail] = address.toLowerCase().split('::');
  const start = head.split(':').filter(Boolean);
  const end = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0');
  const first = [...start, ...zeros, ...end].slice(0, 4);
  return `${first.map((part) => Number.parseInt(part, 16).toString(16)).join(':')}::/64`;
}
