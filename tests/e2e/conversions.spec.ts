import { expect } from '@playwright/test';
import { test } from './support/kith';
import { newMark } from './support/names';

test('bad input in the form is answered at the fields and nothing typed is lost', async ({ as }) => {
  const page = await as('manager');
  await page.goto('/conversions/new');
  const email = page.getByLabel('E-mail of the friend');
  const value = page.getByRole('textbox', { name: 'List price' });
  await email.fill('half an address');
  await page.getByRole('button', { name: 'Record enrolment' }).click();
  // Summed up at the top, each a way to its field.
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(3);
  await expect(email).toHaveAccessibleDescription(/Must be an e-mail address/);
  await expect(value).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Enrolment number')).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveValue('half an address');

  const mark = newMark();
  await email.fill(`olga.${mark}@friends.example`.toLowerCase());
  await value.fill('1234.5');
  await expect(value).toHaveValue('1,234.5');
  await page.getByLabel('Enrolment number').fill(`E2E-${mark}`);
  await page.getByLabel('Referral code, if one was given').fill('no-such-code');
  await page.getByRole('button', { name: 'Record enrolment' }).click();
  await expect(page.getByRole('heading', { name: 'Recorded. It earns nothing.' })).toBeVisible();
  await expect(page.getByText('No referral link or code was used in time.')).toBeVisible();
  await page.getByRole('link', { name: 'All conversions' }).click();
  await page.getByLabel('Search by friend or number').fill(`E2E-${mark}`);
  await page.getByLabel('Search by friend or number').press('Enter');
  // The search has been made when nothing else is left.
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row').last()).toContainText('$1,234.50');
});

test('the same enrolment twice is recorded once; the same number for another is refused', async ({ as, referrer }) => {
  const page = await as('manager');
  const mark = newMark();
  await page.goto('/conversions/new');
  const when = await page.getByLabel('When', { exact: true }).inputValue();
  const fill = async (price: string) => {
    await page.getByLabel('E-mail of the friend').fill(`rita.${mark}@friends.example`.toLowerCase());
    await page.getByRole('textbox', { name: 'List price' }).fill(price);
    await page.getByLabel('When', { exact: true }).fill(when);
    await page.getByLabel('Referral code, if one was given').fill(referrer.code);
    await page.getByLabel('Enrolment number').fill(`E2E-${mark}`);
    await page.getByRole('button', { name: 'Record enrolment' }).click();
  };
  await fill('300');
  await expect(
    page.getByRole('heading', { name: `Recorded. Nadia ${referrer.lastName} brought this friend.` }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Record another' }).click();
  await fill('300');
  await expect(page.getByText('This enrolment was there already; nothing was added.')).toBeVisible();
  await page.getByRole('button', { name: 'Record another' }).click();
  await fill('301');
  await expect(page.getByLabel('Enrolment number')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Enrolment number')).toHaveValue(`E2E-${mark}`);
});

test('a file that cannot be imported says why', async ({ as }) => {
  const page = await as('manager');
  await page.goto('/conversions/import');
  await page.getByRole('button', { name: 'Show what it would do' }).click();
  await expect(page.getByText('Choose a CSV file first.')).toBeVisible();
  const file = { name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from('name,colour\nAna,green\n') };
  await page.getByLabel('CSV file').setInputFiles(file);
  await page.getByRole('button', { name: 'Show what it would do' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /external_id/ })).toBeVisible();
});
