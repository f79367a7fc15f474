/** When a school lets a browser remember that it was here: see `mayRemember`. */
export const COOKIE_MODES = ['always', 'after-consent', 'never'] as const;
export type CookieMode = (typeof COOKIE_MODES)[number];

export type RememberFacts = {
  readonly mode: CookieMode;
  /** The visitor ticked that this device may remember him, now or at a visit before (his cookie says so). */
  readonly hasAgreed: boolean;
  /** The browser sends Sec-GPC or DNT. */
  readonly refuses: boolean;
};

/** Whether a visitor may be given a cookie, and whether one that he brings may be read. */
export function mayRemember({ mode, hasAgreed, refuses }: RememberFacts): boolean {
  if (mode === 'always') return true;
  return mode === 'after-consent' && hasAgreed && !refuses;
}
