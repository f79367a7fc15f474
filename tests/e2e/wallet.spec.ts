import { expect } from '@playwright/test';
import type { Api } from './support/api';
import { isRefusedAtFields } from './support/bad-input';
import { checkPage } from './support/check-page';
import { test } from './support/kith';
import { newMark } from './support/names';
import { addReferrer, addStudent, enrolment, publishProgram, type Referrer } from './support/school';
import { openPortal } from './support/session';

/** A student with 60.00 of course credit, earned by a friend who enrolled. */
async function withCredit(api: Api): Promise<Referrer> {
  const rewards = { referrer: { kind: 'credit', amountMinor: 6000 }, expiryDays: 200 };
  const program = await publishProgram(api, { rewards });
  const referrer = await addReferrer(api, program, 'Noor');
  await api.post('/conversions', enrolment(referrer.code));
  await api.post('/payouts/run', undefined, 200);
  await api.post(`/programs/${program.id}/end`, undefined, 200);
  expect(await api.get(`/contacts/${referrer.id}/balance`)).toMatchObject({ credit: { availableMinor: 6000 } });
  return referrer;
}

const MUG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('credit becomes a discount code, a present and a gift', async ({ api, as, visit }) => {
  test.setTimeout(180_000);
  const referrer = await withCredit(api);
  const name = `Mug ${newMark()}`;

  const manager = await as('manager');
  await manager.goto('/redemptions/catalogue');
  await manager.getByRole('button', { name: 'Add an item' }).first().click();
  const form = manager.getByRole('dialog');
  await form.getByRole('button', { name: 'Save item' }).click();
  await expect(form.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Value').fill('12');
  await form.getByLabel('Stock').fill('1');
  await form
    .getByLabel('Picture')
    .setInputFiles({ name: 'mug.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await form.getByLabel('What is on it').fill('A white mug');
  await form.getByRole('button', { name: 'Save item' }).click();
  await expect(form.getByText('Must be a PNG, JPEG or WebP picture.').first()).toBeVisible();
  await form.getByLabel('Picture').setInputFiles({ name: 'mug.png', mimeType: 'image/png', buffer: MUG });
  await form.getByRole('button', { name: 'Save item' }).click();
  const row = manager.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('$12.00');
  await expect(row.getByRole('img', { name: 'A white mug' })).toHaveJSProperty('naturalWidth', 1);

  const page = await visit();
  await openPortal(page, referrer.email, '/portal/wallet');
  await page.getByLabel('How much?').fill('99');
  await page.getByRole('button', { name: 'Make a discount code' }).click();
  await expect(page.getByText('Please write an amount up to $60.00.')).toBeVisible();
  await page.getByLabel('How much?').fill('40');
  await page.getByRole('button', { name: 'Make a discount code' }).dblclick();
  const code = page.getByText(/^\w{4}-\w{4}-\w{4}$/);
  await expect(code).toBeVisible();
  await expect(page.getByRole('img', { name: /^QR code of the discount code/ })).toBeVisible();
  await api.post(`/discount-codes/${await code.textContent()}/redeem`, { externalId: name, amountMinor: 2500 }, 200);
  await page.reload();
  await expect(page.getByText('$15.00 came back to your credit.')).toBeVisible();

  await page.getByRole('tab', { name: 'Present' }).click();
  await expect(page.getByRole('img', { name: 'A white mug' })).toHaveJSProperty('naturalWidth', 1);
  await page.getByRole('button', { name: `Choose ${name}` }).click();
  await page.getByRole('button', { name: 'Yes, I want it' }).dblclick();
  await expect(page.getByText('The school gets it ready for you')).toBeVisible();

  const friend = await addStudent(api, 'Sam');
  await page.getByRole('tab', { name: 'For a friend' }).click();
  await isRefusedAtFields({
    form: page.getByRole('tabpanel'),
    typed: [
      ['Your friend’s e-mail address', 'sam at home'],
      ['How much?', '999'],
    ],
    press: 'Give credit',
    wrong: [
      ['Your friend’s e-mail address', /Please write your friend’s e-mail address/],
      ['How much?', /Please write an amount up to/],
    ],
  });
  await page.getByLabel('Your friend’s e-mail address').fill(friend.email);
  await page.getByRole('tabpanel').getByLabel('How much?').fill('10');
  await page.getByRole('button', { name: 'Give credit' }).click();
  await expect(page.getByRole('dialog')).toContainText(friend.email);
  await page.getByRole('button', { name: 'Yes, give it' }).dblclick();
  await expect(page.getByText(`For ${friend.email}`)).toBeVisible();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await expect(page.getByText('You took it back.')).toBeVisible();
  await page.getByLabel('Your friend’s e-mail address').fill(friend.email);
  await page.getByRole('tabpanel').getByLabel('How much?').fill('10');
  await page.getByRole('button', { name: 'Give credit' }).click();
  await page.getByRole('button', { name: 'Yes, give it' }).click();
  await expect(page.getByText('Not there yet?')).toBeVisible();
  await checkPage(page, '/portal/wallet');

  const finance = await as('finance');
  await finance.goto('/redemptions?status=requested');
  await finance.getByRole('button', { name: `Hand over ${name}` }).click();
  await finance.getByRole('dialog').getByRole('textbox').fill('Parcel 7');
  await finance.getByRole('button', { name: 'Mark as handed over' }).click();
  await expect(finance.getByText('Handed over.', { exact: true })).toBeVisible();
  await finance.goto('/redemptions?status=used');
  await finance.getByRole('button', { name: 'Give back credit of Discount code to Noor' }).first().click();
  await finance.getByRole('dialog').getByLabel('Credit that comes back').fill('26');
  await finance.getByRole('button', { name: 'Give the credit back' }).click();
  await expect(finance.getByText('At most $25.00 of it can still come back.').first()).toBeVisible();
  await finance.getByRole('dialog').getByLabel('Credit that comes back').fill('5');
  await finance.getByRole('button', { name: 'Give the credit back' }).click();
  await expect(finance.getByText('The credit is back.')).toBeVisible();
  await checkPage(finance, '/redemptions');
  await checkPage(finance, '/redemptions/catalogue');
  await page.reload();
  await expect(page.getByText('The school says: Parcel 7')).toBeVisible();

  const hers = await visit();
  await openPortal(hers, friend.email, '/portal/wallet');
  await hers.getByRole('button', { name: 'Take the gift' }).dblclick();
  await expect(hers.getByText('From Noor')).toBeVisible();
  expect(await api.get(`/contacts/${friend.id}/balance`)).toMatchObject({ credit: { availableMinor: 1000 } });
  await manager.goto('/redemptions/gifts');
  await expect(manager.getByRole('row').filter({ hasText: friend.lastName })).toContainText('$10.00');
});
