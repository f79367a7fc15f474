import type { IncomingHttpHeaders } from 'node:http';

const CLAIMS = ['forwarded', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'];

/**
 * Appends the address we see ourselves to `X-Forwarded-For`, as every server in the way does, and drops what only a
 * trusted proxy may claim when there is none.
 */
export function stampForwarded(headers: IncomingHttpHeaders, address: string, trustedProxies: number): void {
  const before = headers['x-forwarded-for'];
  headers['x-forwarded-for'] = before === undefined ? address : `${before}, ${address}`;
  if (trustedProxies === 0) for (const name of CLAIMS) delete headers[name];
}
