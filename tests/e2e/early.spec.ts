import { expect, type Page } from '@playwright/test';
import { test } from './support/kith';

// A page is there before its scripts are, on a slow phone by seconds. What is put in then counts.

/** Opens a page whose scripts do not come until they are let go. */
async function openWithoutScripts(page: Page, path: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await promise;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  return resolve;
}

test('a limit typed and a logo chosen before the scripts have come are checked when they have', async ({ as }) => {
  const page = await as('owner');
  const letGo = await openWithoutScripts(page, '/settings/organisation');
  const limit = page.getByRole('textbox', { name: 'Most that one referral may cause' });
  const mail = page.getByLabel('E-mail for questions');
  await limit.fill('1500.01');
  await mail.fill('nowhere');
  const logo = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') };
  await page.getByLabel('Choose a file').setInputFiles(logo);
  letGo();
  await expect(page.getByText('Must be a PNG, JPEG or WebP picture.')).toBeVisible();
  await expect(limit).toHaveValue('1,500.01');
  await expect(mail).toHaveValue('nowhere');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(mail).toHaveAttribute('aria-invalid', 'true');
  await expect(mail).toHaveValue('nowhere');
  await expect(limit).toHaveValue('1,500.01');
});

test('who types the address before the scripts have come is mailed the link', async ({ visit }) => {
  const page = await visit();
  const letGo = await openWithoutScripts(page, '/sign-in');
  const email = page.getByLabel('E-mail', { exact: true });
  await email.fill('nobody@unknown.example');
  letGo();
  await page.waitForLoadState('networkidle');
  await expect(email).toHaveValue('nobody@unknown.example');
  await page.getByRole('button', { name: 'E-mail me a sign-in link' }).click();
  await expect(page.getByRole('status')).toContainText('Look in your mailbox');
});
