'use client';
import { useState } from 'react';

/**
 * Tells the libraries below Radix (react-remove-scroll's `get-nonce`) the page's CSP nonce, so that the style element they add for
 * a dialog is allowed. They read this global name; bundlers other than webpack do not set it. The nonce of the first answer stays:
 * a refresh or a server action brings another one, but the document keeps the policy that it came with.
 */
export function NonceBridge({ nonce }: { nonce?: string | undefined }) {
  const [first] = useState(nonce);
  if (typeof window !== 'undefined' && first) Object.assign(window, { __webpack_nonce__: first });
  return null;
}
