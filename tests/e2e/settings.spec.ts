import { expect } from '@playwright/test';
import { aLogo } from '../factories/logo';
import { test } from './support/kith';
import { newMark } from './support/names';

test('a limit above the rule is refused at its field, and nothing typed is lost', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/settings/organisation');
  const limit = page.getByRole('textbox', { name: 'Most that one referral may cause' });
  const mail = page.getByLabel('E-mail for questions');
  await limit.fill('500.01');
  await mail.fill('nowhere');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(mail).toHaveAttribute('aria-invalid', 'true');
  await expect(mail).toHaveValue('nowhere');
  await mail.fill('hello@demo.example');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(limit).toHaveAttribute('aria-invalid', 'true');
  await expect(limit).toHaveValue('500.01');
  await expect(mail).toHaveValue('hello@demo.example');
});

test('a logo is refused at its field, shown to friends at once, and taken away again', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/settings/organisation');
  const field = page.getByLabel('Choose a file');
  await field.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await expect(page.getByText('Must be a PNG, JPEG or WebP picture.')).toBeVisible();
  await field.setInputFiles({
    name: 'small.png',
    mimeType: 'image/png',
    buffer: Buffer.from(await aLogo({ width: 40 })),
  });
  await expect(page.getByText('This picture is too small', { exact: false })).toBeVisible();
  await field.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(await aLogo()) });
  await expect(page.getByText('Logo saved.', { exact: false })).toBeVisible();
  const friend = await page.context().newPage();
  const logo = friend.locator('header img');
  await expect(async () => {
    await friend.goto('/r/ANA-2026');
    await expect(logo).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
  await friend.close();
  await page.getByRole('button', { name: 'Remove the logo' }).click();
  await expect(page.getByText('No logo yet', { exact: false })).toBeVisible();
});

test('an API client made on the screen works until it is revoked', async ({ as, request }) => {
  const page = await as('owner');
  const name = `Shop ${newMark()}`;
  await page.goto('/settings/api');
  await page.getByRole('button', { name: 'Create API client' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Create client' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('checkbox', { name: 'Read rewards' }).check();
  await dialog.getByRole('button', { name: 'Create client' }).click();
  await expect(page.getByRole('dialog', { name: `The secret of ${name}` })).toBeVisible();
  const [id, secret] = await dialog.getByRole('code').allTextContents();
  await dialog.getByRole('button', { name: 'I have copied it' }).click();

  const form = { grant_type: 'client_credentials', client_id: String(id), client_secret: String(secret) };
  const token = await (await request.post('/api/oauth/token', { form })).json();
  expect(token).toMatchObject({ scope: 'rewards:read' });
  const headers = { authorization: `Bearer ${token.access_token}` };
  expect((await request.get('/api/v1/rewards', { headers })).status()).toBe(200);
  expect((await request.get('/api/v1/payouts', { headers })).status()).toBe(403);

  await page.getByRole('row').filter({ hasText: name }).getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Revoked');
  const status = async () => (await request.get('/api/v1/rewards', { headers })).status();
  await expect.poll(status, { timeout: 20_000 }).toBe(401);
});

test('the audit trail verifies itself on demand', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/settings/audit');
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await expect(page.getByText('Verified: nothing was changed')).toBeVisible({ timeout: 30_000 });
});

test('a viewer reads the settings and changes none', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/settings/organisation');
  await expect(page.getByText('Only an owner can change these settings.')).toBeVisible();
  await expect(page.getByLabel('E-mail for questions')).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Save settings' })).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'API' })).toHaveCount(0);
});

test('a page of another role says so, and leads back', async ({ as, complaints }) => {
  const page = await as('viewer');
  for (const path of ['/settings/api', '/people/new', '/payouts/reconciliation']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Your role does not see this page' }), path).toBeVisible();
  }
  await page.getByRole('main').getByRole('link', { name: 'Go to the overview' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  // Next tells the browser of each error of a page.
  complaints.length = 0;
});
