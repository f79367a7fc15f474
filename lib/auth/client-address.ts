/**
 * The address a request came from. Every server in the way appends the address it sees to X-Forwarded-For, our own server
 * last; with n trusted proxies the entry n places before the end is true, and all before it may be invented.
 */
export function clientAddress(headers: Pick<Headers, 'get'>, trustedProxies: number): string {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-1 - trustedProxies) || hops[0] || 'unknown';
}
