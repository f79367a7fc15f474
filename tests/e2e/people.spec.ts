import { expect } from '@playwright/test';
import { test } from './support/kith';
import { asName, newMark } from './support/names';

test('a person by hand: mistakes at the field, then added, found, and given a code', async ({ as, program }) => {
  const page = await as('manager');
  const mark = newMark();
  await page.goto('/people/new');
  await page.getByLabel('First name').fill('Bruno');
  await page.getByLabel('Last name').fill(asName(mark));
  const email = page.getByLabel('E-mail', { exact: true });
  await email.fill('bruno at home');
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(email).toHaveAccessibleDescription(/Must be an e-mail address/);
  await expect(email).toHaveValue('bruno at home');
  await expect(page.getByLabel('Last name')).toHaveValue(asName(mark));
  await email.fill(`bruno.${mark}@students.example`.toLowerCase());
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Bruno ${asName(mark)}`);

  await page.goto('/people');
  await page.getByRole('searchbox', { name: 'Search people' }).fill(mark.toLowerCase());
  await page.getByRole('searchbox', { name: 'Search people' }).press('Enter');
  await page.getByRole('link', { name: `Bruno ${asName(mark)}` }).click();
  await page.getByRole('button', { name: 'Issue a code' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Programme' }).click();
  await page.getByRole('option', { name: program.name }).click();
  const code = dialog.getByRole('textbox', { name: 'Code' });
  await code.fill('ana-2026');
  await dialog.getByRole('button', { name: 'Issue code' }).click();
  await expect(code).toHaveAccessibleDescription(/Somebody has this code/);
  await expect(code).toHaveValue(/ana-2026/i);
  await code.fill(mark);
  await dialog.getByRole('button', { name: 'Issue code' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByText(mark, { exact: true }).first()).toBeVisible();
});
