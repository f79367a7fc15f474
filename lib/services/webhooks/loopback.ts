import { isLoopbackAddress } from '@/lib/integrations/webhooks/public-address';
import { publicUrl } from '../public-url';

/**
 * Whether webhooks may go to this very machine, and there without TLS. By default only where people reach Kith at a loopback address
 * too: on a developer's machine. `WEBHOOKS_TO_LOOPBACK` says otherwise.
 */
export function allowsLoopback(): boolean {
  const said = process.env.WEBHOOKS_TO_LOOPBACK;
  if (said) return said === 'true';
  const host = new URL(publicUrl('/')).hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || isLoopbackAddress(host);
}
