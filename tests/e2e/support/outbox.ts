import { expect, type Page } from '@playwright/test';

/** Waits for a mail to this address, as somebody at the school sees it in the outbox, and opens its plain-text twin. */
export async function openMail(staff: Page, to: string, subject: string | RegExp): Promise<void> {
  const row = staff
    .getByRole('row')
    .filter({ hasText: to })
    .filter({ has: staff.getByRole('link', { name: subject }) });
  await expect(async () => {
    await staff.goto('/outbox');
    await expect(row.first()).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 45_000 });
  await row.first().getByRole('link').click();
  await expect(staff.getByRole('heading', { level: 1, name: subject })).toBeVisible();
  await staff.getByRole('tab', { name: 'As text' }).click();
}

/** The link in the mail that is open. */
export async function linkInMail(staff: Page, path: string): Promise<string> {
  const link = staff.getByRole('tabpanel').locator(`a[href*="${path}"]`).first();
  return String(await link.getAttribute('href'));
}
