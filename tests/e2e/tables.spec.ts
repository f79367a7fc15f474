import { expect, type Page } from '@playwright/test';
import { followMenu } from './support/follow-menu';
import { test } from './support/kith';

// Lists in which the demo school has something, and a column of each by which the server sorts it.
const LISTS = [
  { path: '/people', column: 'Name' },
  { path: '/referrals', column: 'Shared' },
  { path: '/conversions', column: 'Net value' },
  { path: '/rewards?view=paid', column: 'Payable from' },
  { path: '/payouts', column: 'Amount' },
  { path: '/attribution', column: 'Shared on' },
  { path: '/attribution?view=decisions', column: null },
  { path: '/fraud', column: 'Score' },
  { path: '/redemptions', column: 'Amount' },
  { path: '/redemptions/gifts', column: 'Amount' },
  { path: '/redemptions/catalogue', column: null },
  { path: '/outbox', column: 'Status' },
  { path: '/settings/audit', column: 'When' },
  { path: '/settings/staff', column: null },
];

for (const { path, column } of LISTS) {
  test(`the list ${path} says how long it is, can be taken along and sorted`, async ({ as }) => {
    const page = await as('owner');
    await page.goto(path);
    const table = page.getByRole('table');
    await expect(table).toBeVisible();
    if (column) {
      const head = page.getByRole('columnheader', { name: column, exact: true });
      await head.getByRole('button').click();
      await expect(page).toHaveURL(/[?&]sort=-?\w+/);
      await expect(head).toHaveAttribute('aria-sort', /ending$/);
      const way = await head.getAttribute('aria-sort');
      await head.getByRole('button').click();
      await expect(head).not.toHaveAttribute('aria-sort', way ?? '');
      await expect(page.getByText(/^Showing \d+ of (more than )?[\d,]+$/)).toBeVisible();
    }
    await expect(async () => expect(await linesOfExport(page)).toBeGreaterThan(1)).toPass();
  });
}

async function linesOfExport(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: 'Export CSV' });
  // The list of people makes its file in the page, since it may be of a saved view.
  const download = page.waitForEvent('download');
  if (await button.count()) await button.click();
  else await page.getByRole('link', { name: 'Export CSV' }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const piece of stream) text += String(piece);
  return text.split('\r\n').filter(Boolean).length;
}

test('columns stay as somebody chose them, from the first byte on, until all are shown again', async ({ as }) => {
  const page = await as('finance');
  await page.goto('/rewards?view=paid');
  const head = (name: string) => page.getByRole('columnheader', { name, exact: true });
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Kind' }).click();
  await page.keyboard.press('Escape');
  await expect(head('Kind')).toHaveCount(0);
  // Another list and back, without a new page.
  await followMenu(page, 'Payouts');
  await expect(page).toHaveURL(/\/payouts/);
  await page.goBack();
  await expect(head('Payable from')).toBeVisible();
  await expect(head('Kind')).toHaveCount(0);
  const html = await (await page.request.get(page.url())).text();
  expect(html).toContain('Payable from');
  expect(html).not.toMatch(/<th [^>]*>Kind</);
  await page.reload();
  await expect(head('Payable from')).toBeVisible();
  await expect(head('Kind')).toHaveCount(0);
  const other = await as('owner');
  await other.goto('/rewards?view=paid');
  await expect(other.getByRole('columnheader', { name: 'Kind' })).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitem', { name: 'Show all columns again' }).click();
  await expect(head('Kind')).toBeVisible();
  await page.reload();
  await expect(head('Kind')).toBeVisible();
});
