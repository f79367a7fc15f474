import type { PlainHeaders } from './read-visit';

/**
 * Whether a form comes from our own page (OWASP, cross-site request forgery): browsers say so in Sec-Fetch-Site, older ones in
 * Origin. A request with neither is no browser's, and carries nobody's cookies.
 */
export function isSameOrigin(headers: PlainHeaders, publicHost: string | null): boolean {
  const site = headers['sec-fetch-site'];
  if (site) return site === 'same-origin' || site === 'none';
  const { origin, host } = headers;
  if (!origin) return true;
  const from = URL.parse(origin)?.host;
  return from !== undefined && (from === host || from === publicHost);
}
