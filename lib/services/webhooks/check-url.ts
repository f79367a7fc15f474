import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from '@/lib/integrations/webhooks/public-address';
import { InvalidInputError } from '../errors';
import { allowsLoopback } from './loopback';

/**
 * Refuses what could never be delivered, so that a person hears of it at once. A name is not resolved here: it may lead elsewhere
 * when a message is sent, and is looked at then.
 * @throws InvalidInputError at `url`
 */
export function checkEndpointUrl(url: string): void {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isLocal = host === 'localhost' || host.endsWith('.localhost') || isLoopbackAddress(host);
  if (isLocal && allowsLoopback()) return;
  if (isLocal || (isIP(host) > 0 && !isPublicAddress(host))) throw refused('Must lead to a public address.');
  if (protocol !== 'https:') throw refused('Must begin with https://.');
}

function refused(message: string): InvalidInputError {
  return new InvalidInputError([{ path: 'url', message }]);
}
