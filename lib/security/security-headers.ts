const YEAR_IN_SECONDS = 31_536_000;

/** The headers that every page carries besides its Content-Security-Policy. */
export function securityHeaders(options: { https: boolean; pathname: string }): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    // The pages of a magic link, of an unsubscribe link and of a guardian's mail have a token in their address.
    'referrer-policy': /^\/(sign-in|unsubscribe|guardian)(\/|$)/.test(options.pathname)
      ? 'no-referrer'
      : 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(options.https ? { 'strict-transport-security': `max-age=${YEAR_IN_SECONDS}; includeSubDomains` } : {}),
  };
}
