/** SHA-256 of the style sheet that sonner adds to the page itself; a test compares it with the installed version. */
export const SONNER_STYLE_HASH = 'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=';

/** SHA-256 of nothing: sonner adds its style element empty and fills it afterwards. */
const EMPTY_STYLE_HASH = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

type PolicyOptions = { nonce: string; development: boolean; https: boolean };

/**
 * The Content-Security-Policy of a page of Next (CSP level 3, strict: nonce and strict-dynamic).
 *
 * Style *elements* need the nonce. Style *attributes* are allowed, because React writes `style={{…}}` of charts, progress bars
 * and Radix positions into the server's HTML, where a nonce cannot be attached; they can run no script.
 * Development needs eval and inline styles for React's and Turbopack's tools.
 */
export function contentSecurityPolicy({ nonce, development, https }: PolicyOptions): string {
  const styles = development ? "'unsafe-inline'" : `'nonce-${nonce}' '${SONNER_STYLE_HASH}' '${EMPTY_STYLE_HASH}'`;
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
