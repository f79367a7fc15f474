import { expect } from '@playwright/test';
import { test } from './support/kith';
import { signInByLink } from './support/magic-link';
import { addStudent } from './support/school';
import { staffOf } from './support/sign-in';

test('a page of the dashboard sends who is signed out to sign in, and back', { tag: '@main-way' }, async ({
  visit,
}) => {
  const page = await visit();
  await page.goto('/conversions/new');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fconversions%2Fnew$/);
  const { email, password } = staffOf('manager');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/conversions\/new$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Record an enrolment' })).toBeVisible();
});

test('wrong input is answered at the field and what was typed stays', async ({ visit }) => {
  const page = await visit();
  await page.goto('/sign-in');
  const email = page.getByLabel('E-mail', { exact: true });
  await email.fill('not an address');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(email).toHaveAccessibleDescription(/whole e-mail address/);
  await expect(email).toHaveValue('not an address');
  await email.fill('viewer@demo.example');
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();
  await expect(email).toHaveValue('viewer@demo.example');
  await expect(page).toHaveURL(/\/sign-in$/);
});

test('a sign-in link works once, and signing out ends the session', { tag: '@main-way' }, async ({
  visit,
  as,
  api,
}) => {
  const manager = await as('manager');
  const student = await addStudent(api, 'Vito');
  const page = await visit();
  await signInByLink(page, manager, student.email);
  const link = String(
    await manager.getByRole('tabpanel').locator('a[href*="/sign-in/link"]').first().getAttribute('href'),
  );

  await page.goto('/portal/settings');
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/(sign-in)?$/);
  await page.goto('/portal');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fportal$/);

  await page.goto(link);
  await page.getByRole('button', { name: 'Sign me in' }).click();
  await expect(page.getByText('This link does not work any more')).toBeVisible();
});

test('an address that nobody has gets the same answer, and no mail', async ({ visit, as }) => {
  const page = await visit();
  await page.goto('/sign-in');
  await page.getByLabel('E-mail', { exact: true }).fill('nobody@unknown.example');
  await page.getByRole('button', { name: 'E-mail me a sign-in link' }).click();
  await expect(page.getByRole('status')).toContainText('Look in your mailbox');
  const manager = await as('manager');
  await manager.goto('/outbox');
  await expect(manager.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
  await expect(manager.getByRole('row').filter({ hasText: 'nobody@unknown.example' })).toHaveCount(0);
});
