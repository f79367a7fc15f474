import { expect, type Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import type { SessionClaims } from '@/lib/auth/types';
import { loadSecrets } from '@/scripts/start/secrets';

const COOKIE = 'authjs.session-token';

/**
 * A student's portal, as after a sign-in by link: for tests of what comes then. The way itself is `signInByLink`, which opens six
 * pages and waits for a mail.
 */
export async function openPortal(page: Page, email: string, path = '/portal'): Promise<void> {
  const claims: SessionClaims = { email, method: 'link', signedInAt: Date.now() };
  const value = await encode({ token: { sub: email, claims }, secret: secret(), salt: COOKIE });
  await page.context().addCookies([{ name: COOKIE, value, url: String(process.env.E2E_BASE_URL), httpOnly: true }]);
  await page.goto(path);
  await expect(page).toHaveURL(path);
}

/** What the application under test signs sessions with. */
function secret(): string {
  const { E2E_DATA_DIR, AUTH_SECRET } = process.env;
  if (E2E_DATA_DIR) return loadSecrets(E2E_DATA_DIR).authSecret;
  if (AUTH_SECRET) return AUTH_SECRET;
  throw new Error('E2E_BASE_URL also wants E2E_DATA_DIR or AUTH_SECRET of that application');
}
