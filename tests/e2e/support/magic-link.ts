import { expect, type Page } from '@playwright/test';
import { linkInMail, newestMail, openMail } from './outbox';

/** A student asks for a sign-in link, a manager reads the mail in the outbox, and the student clicks through. */
export async function signInByLink(page: Page, manager: Page, email: string): Promise<void> {
  const before = await newestMail(manager, email, /^Sign in to /);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByRole('button', { name: 'E-mail me a sign-in link' }).click();
  await expect(page.getByRole('status')).toContainText('Look in your mailbox');
  await openMail(manager, email, /^Sign in to /, before);
  await page.goto(await linkInMail(manager, '/sign-in/link'));
  // A page stands between the mail and the session, because mail scanners open links.
  await expect(page.getByRole('heading', { name: 'Almost there' })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  await page.getByRole('button', { name: 'Sign me in' }).click();
  await expect(page).toHaveURL(/\/portal$/);
}
