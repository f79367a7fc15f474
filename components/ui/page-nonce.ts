/** The CSP nonce of the page, as NonceBridge left it; for what is only rendered in the browser, such as an open list. */
export function pageNonce(): string | undefined {
  return (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__;
}
