import { expect, type Page } from '@playwright/test';

const mailsTo = (staff: Page, to: string, subject: string | RegExp) =>
  staff.getByRole('row').filter({ hasText: to }).getByRole('link', { name: subject });

/** The address of the newest mail of this kind; null when there is none. */
export async function newestMail(staff: Page, to: string, subject: string | RegExp): Promise<string | null> {
  await staff.goto('/outbox');
  await expect(staff.getByRole('heading', { level: 1 })).toBeVisible();
  const mails = mailsTo(staff, to, subject);
  return (await mails.count()) > 0 ? mails.first().getAttribute('href') : null;
}

/**
 * Waits for a mail to this address, as somebody at the school sees it in the outbox, and opens its plain-text twin.
 * @param before the newest of its kind that was there before
 */
export async function openMail(
  staff: Page,
  to: string,
  subject: string | RegExp,
  before: string | null = null,
): Promise<void> {
  const mail = mailsTo(staff, to, subject).first();
  await staff.goto('/outbox');
  // The list follows by itself.
  await expect(mail).toBeVisible({ timeout: 45_000 });
  if (before) await expect(mail).not.toHaveAttribute('href', before, { timeout: 45_000 });
  await mail.click();
  await expect(staff.getByRole('heading', { level: 1, name: subject })).toBeVisible();
  await staff.getByRole('tab', { name: 'As text' }).click();
}

/** The link in the mail that is open. */
export async function linkInMail(staff: Page, path: string): Promise<string> {
  const link = staff.getByRole('tabpanel').locator(`a[href*="${path}"]`).first();
  return String(await link.getAttribute('href'));
}
