import { expect } from '@playwright/test';
import { checkPage } from './support/check-page';
import { test } from './support/kith';

test('an amount opens its receipt over the list, which is a page of its own too', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/referrals?status=rewarded');
  const row = page.getByRole('row').nth(1);
  const amount = row.getByRole('link').last();
  await amount.click();
  await expect(page).toHaveURL(/\/referrals\/[0-9a-f-]+\/receipt$/);
  const sheet = page.getByRole('dialog', { name: 'Attribution receipt' });
  await expect(sheet).toContainText(/wins by the model|was told at the enrolment|decided so/);
  await expect(sheet.getByRole('table', { name: 'The steps of the calculation' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(/\/referrals\?status=rewarded$/);
  await expect(amount).toBeFocused();
  // Forward opens it again; another page of the navigation leaves it behind.
  await page.goForward();
  await expect(sheet).toBeVisible();
  await checkPage(page, page.url());
  await expect(page.getByRole('heading', { level: 1, name: 'Attribution receipt' })).toBeVisible();
});

test('a list of enrolments opens both the reward and why it belongs to somebody or nobody', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/conversions?attributed=no');
  const nobody = page.getByRole('link', { name: 'Nobody' }).first();
  const row = await page.getByRole('row').filter({ has: nobody }).first().innerText();
  await nobody.click();
  await expect(page.getByRole('dialog')).toContainText('Nobody:');
  await page.getByRole('dialog').getByRole('link', { name: 'Open as a page' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect.poll(async () => row.includes(await heading.innerText())).toBe(true);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a person’s, a referral’s and a payout’s amounts open the same sheet of the reward', async ({ as }) => {
  const page = await as('finance');
  await page.goto('/payouts?status=paid');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/payouts\/[0-9a-f-]+$/);
  const ofPayout = page.url();
  await page.getByRole('listitem').getByRole('link', { name: '$', exact: false }).first().click();
  const sheet = page.getByRole('dialog', { name: /^\$.+ for / });
  await expect(sheet.getByRole('table', { name: 'The steps of the calculation' })).toBeVisible();
  await page.goBack();
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(ofPayout);

  await page.getByRole('listitem').getByRole('link', { name: 'Reward', exact: true }).first().click();
  await expect(page).toHaveURL(/\/referrals\/[0-9a-f-]+$/);
  const ofReferral = page
    .getByRole('listitem')
    .filter({ hasText: 'Reward for the referrer' })
    .first()
    .getByRole('link');
  const amount = await ofReferral.innerText();
  await ofReferral.click();
  await expect(sheet).toBeVisible();
  const reward = page.url();
  await page.keyboard.press('Escape');
  await expect(ofReferral).toBeFocused();

  const facts = page.getByRole('main').locator('dl');
  await facts.locator('a[href^="/people/"]').last().click();
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]+$/);
  const ofPerson = page.locator(`a[href="${new URL(reward).pathname}"]`);
  await expect(ofPerson).toHaveText(amount);
  // The middle button opens the page in a tab of its own, and leaves this one as it is.
  const tab = page.context().waitForEvent('page');
  await ofPerson.click({ button: 'middle' });
  const opened = await tab;
  await expect(opened).toHaveURL(reward);
  await expect(opened.getByRole('heading', { level: 1 })).toContainText(amount);
  await opened.close();
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]+$/);
  await ofPerson.click();
  await expect(sheet).toBeVisible();
  await expect(page).toHaveURL(reward);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(amount);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('people are sorted by name on the server, page by page', async ({ as }) => {
  const page = await as('viewer');
  await page.goto('/people');
  const head = page.getByRole('columnheader', { name: 'Name' });
  await head.getByRole('button').click();
  await expect(page).toHaveURL(/sort=name/);
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const names = await page.getByRole('row').locator('td:first-child a').allInnerTexts();
  const key = (name: string) => name.split('\n')[0]?.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() ?? '';
  expect(names.map(key)).toEqual(names.map(key).toSorted());
  await page.getByRole('link', { name: 'Next' }).click();
  // The page before stands there until the next one has come.
  await expect(page.getByRole('link', { name: 'Back to the start' })).toBeVisible();
  const more = await page.getByRole('row').locator('td:first-child a').allInnerTexts();
  expect(key(more[0] ?? '') >= key(names.at(-1) ?? '')).toBe(true);
});

test('a question to a student that was begun is not left without asking', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/community/board');
  await page.getByLabel('Write as the school').fill('Not yet');
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.message());
    await dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Challenges' }).click();
  expect(asked).toEqual(['Leave this page? What you changed is not saved.']);
  await expect(page.getByLabel('Write as the school')).toHaveValue('Not yet');
});
