import { createHmac, hkdfSync } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { keyRing } from '../encryption/key-ring';

// Loopback, private and link-local (RFC 6890): a proxy that hides everybody, or the school's own rooms. Nobody's home.
const NOBODYS_HOME = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  NOBODYS_HOME.addSubnet(network, prefix, 'ipv4');
NOBODYS_HOME.addAddress('::1', 'ipv6');
NOBODYS_HOME.addSubnet('fc00::', 7, 'ipv6');
NOBODYS_HOME.addSubnet('fe80::', 10, 'ipv6');

/**
 * What is kept of an address: an HMAC-SHA-256 of the network a home has (one IPv4 address, one IPv6 /64), with a key of this
 * school and this year. Nothing leads back to the address, schools cannot be compared, and a year later nothing matches.
 * @returns null for what is no address, or none of the public internet
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
  const family = isIP(address);
  if (family === 0 || NOBODYS_HOME.check(address, family === 4 ? 'ipv4' : 'ipv6')) return null;
  if (family === 4) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const start = head.split(':').filter(Boolean);
  const end = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0');
  const first = [...start, ...zeros, ...end].slice(0, 4);
  return `${first.map((part) => Number.parseInt(part, 16).toString(16)).join(':')}::/64`;
}
