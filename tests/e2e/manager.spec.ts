import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@playwright/test';
import { test } from './support/kith';
import { newMark } from './support/names';

test('a webhook that was added on the screen gets signed messages', async ({ as }) => {
  const received: { headers: Record<string, string>; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString() });
      response.end('thanks');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${newMark()}`;

  const page = await as('owner');
  await page.goto('/settings/webhooks');
  await page.getByRole('button', { name: 'Add endpoint' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('http://10.0.0.1/x');
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(dialog.getByLabel('Address')).toHaveAttribute('aria-invalid', 'true');
  await dialog.getByLabel('Address').fill(url);
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  const secret = String(await dialog.getByRole('code').textContent());
  expect(secret).toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'I have copied it' }).click();

  await page.getByRole('link', { name: url }).click();
  await page.getByRole('button', { name: 'Send a test event' }).click();
  await expect(page.getByText(/It answered 200 in/)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'webhook.test' })).toContainText('Arrived');
  const { headers, body } = received[0] as (typeof received)[number];
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(content).digest('base64')}`);

  await page.getByRole('button', { name: 'Switch off' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Switched on.')).toBeVisible();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page).toHaveURL(/\/settings\/webhooks$/);
  await expect(page.getByText(url)).toBeHidden();
  server.close();
});

test('staff are invited, get another role, and are taken in and out again', async ({ as }) => {
  const page = await as('owner');
  const name = `Kim ${newMark()}`;
  await page.goto('/settings/staff');
  await page.getByRole('button', { name: 'Add staff' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('E-mail').fill(`${newMark()}@school.example`);
  await dialog.getByRole('button', { name: 'Add to staff' }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: `Change ${name}` }).click();
  await page.getByRole('menuitemradio', { name: 'Finance' }).click();
  await expect(row).toContainText('Finance');
  await row.getByRole('button', { name: `Change ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Deactivate' }).click();
  await expect(row).toContainText('Deactivated');
});

test('a view of people is kept, shown and deleted, and a person is found with the keyboard', async ({ as }) => {
  const page = await as('manager');
  const name = `Students ${newMark()}`;
  await page.goto('/people?standing=student');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByText(`“${name}” was saved.`)).toBeVisible();
  await page.goto('/people');
  await page.getByRole('link', { name }).click();
  await expect(page).toHaveURL(/standing=student/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  expect((await download).suggestedFilename()).toBe('people.csv');
  await page.getByRole('button', { name: 'Delete view' }).click();
  await expect(page.getByRole('link', { name })).toBeHidden();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Ana');
  await expect(page.getByRole('option', { name: /Person$/ }).first()).toBeVisible();
  // What was there before people were found stays chosen: the keys go to them from the top.
  await page.keyboard.press('Home');
  const chosen = page.getByRole('option', { selected: true });
  for (let step = 0; step < 12 && !/Person$/.test(await chosen.innerText()); step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(chosen).toHaveAccessibleName(/Person$/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}/);
  await expect(page.getByText('Timeline')).toBeVisible();
});

test('a viewer finds no way to what only an owner may do', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/settings/privacy');
  await expect(page.getByRole('link', { name: 'Download everything' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Webhooks' })).toBeHidden();
  await page.goto('/people');
  await expect(page.getByRole('link', { name: 'Add a person' })).toBeHidden();
});
