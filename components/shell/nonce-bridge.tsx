'use client';

/**
 * Tells the libraries below Radix (react-remove-scroll's `get-nonce`) the page's CSP nonce, so that the style element
 * they add for a dialog is allowed. They read this global name; bundlers other than webpack do not set it.
 */
export function NonceBridge({ nonce }: { nonce?: string }) {
  if (typeof window !== 'undefined' && nonce) Object.assign(window, { __webpack_nonce__: nonce });
  return null;
}
