import { expect } from '@playwright/test';
import { test } from './support/kith';
import { newMark } from './support/names';
import { openPortal } from './support/session';

// Whoever presses a button twice has asked once: each form, pressed twice before it could answer, leaves one row.
test.skip(
  ({ isMobile }) => isMobile,
  'It is the same on both screens, and each of the forms is filled in on both by others.',
);

type List = { data: Record<string, unknown>[] };

test('a programme', async ({ as, api }) => {
  const page = await as('manager');
  const name = `Twice ${newMark()}`;
  await page.goto('/programs/new?template=language-school');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save draft' }).dblclick();
  await expect(page.getByText('This programme is a draft')).toBeVisible();
  const { data } = await api.get<List>('/programs?limit=100');
  expect(data.filter((program) => program.name === name)).toHaveLength(1);
});

test('a person', async ({ as, api }) => {
  const page = await as('manager');
  const mark = newMark();
  await page.goto('/people/new');
  await page.getByLabel('First name').fill('Bruno');
  await page.getByLabel('Last name').fill(mark);
  await page.getByLabel('E-mail', { exact: true }).fill(`bruno.${mark}@students.example`.toLowerCase());
  await page.getByRole('button', { name: 'Add person' }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Bruno ${mark}`);
  expect((await api.get<List>(`/contacts?search=${mark}`)).data).toHaveLength(1);
});

test('an enrolment, and the payout of its reward', async ({ as, api, referrer }) => {
  const page = await as('manager');
  const mark = newMark();
  await page.goto('/conversions/new');
  await page.getByLabel('E-mail of the friend').fill(`rita.${mark}@friends.example`.toLowerCase());
  await page.getByRole('textbox', { name: 'List price' }).fill('300');
  await page.getByLabel('Referral code, if one was given').fill(referrer.code);
  await page.getByLabel('Enrolment number').fill(`E2E-${mark}`);
  await page.getByRole('button', { name: 'Record enrolment' }).dblclick();
  const recorded = page.getByRole('heading', { name: `Recorded. Nadia ${referrer.lastName} brought this friend.` });
  await expect(recorded).toBeVisible();
  expect((await api.get<List>(`/referrals?referrerId=${referrer.id}`)).data).toHaveLength(1);

  const finance = await as('finance');
  await finance.goto('/payouts');
  await finance.getByRole('button', { name: 'Run payouts now' }).click();
  await finance.getByRole('dialog').getByRole('button', { name: 'Run payouts now' }).dblclick();
  const paid = async () =>
    (await api.get<{ cash: { paidMinor: number } }>(`/contacts/${referrer.id}/balance`)).cash.paidMinor;
  await expect.poll(paid, { timeout: 60_000 }).toBe(5000);
  await finance.goto('/payouts');
  await expect(finance.getByRole('row').filter({ hasText: referrer.lastName })).toHaveCount(1);
});

test('an invitation', async ({ visit, api, referrer }) => {
  const page = await visit();
  await page.goto(`/r/${referrer.code}`);
  await page.getByLabel('First name').fill('Mia');
  await page.getByLabel('E-mail').fill(`mia.${newMark()}@friends.example`.toLowerCase());
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Accept the invitation' }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you!');
  expect((await api.get<List>(`/referrals?referrerId=${referrer.id}`)).data).toHaveLength(1);
});

test('a question', async ({ visit, referrer }) => {
  const page = await visit();
  const words = `Where is it? ${newMark()}`;
  await openPortal(page, referrer.email, '/portal/questions');
  await page.getByLabel('What is it about?').fill('My code');
  await page.getByLabel('Your question').fill(words);
  await page.getByRole('button', { name: 'Send' }).dblclick();
  await expect(page.getByText('Waits for an answer')).toBeVisible();
  await page.reload();
  await expect(page.getByText(words)).toHaveCount(1);
});

test('what an owner adds to the settings', async ({ as }) => {
  const page = await as('owner');
  const mark = newMark();
  const dialog = page.getByRole('dialog');
  await page.goto('/settings/staff');
  await page.getByRole('button', { name: 'Add staff' }).click();
  await dialog.getByLabel('Name').fill(`Tia ${mark}`);
  await dialog.getByLabel('E-mail').fill(`tia.${mark}@staff.example`.toLowerCase());
  await dialog.getByRole('button', { name: 'Add to staff' }).dblclick();
  await expect(page.getByText(`Tia ${mark} can sign in now`, { exact: false })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: mark })).toHaveCount(1);

  await page.goto('/settings/webhooks');
  await page.getByRole('button', { name: 'Add endpoint' }).first().click();
  await dialog.getByLabel('Address').fill(`https://hooks.example.com/${mark}`);
  await dialog.getByRole('button', { name: 'Add endpoint' }).dblclick();
  await expect(dialog.getByRole('code').first()).toBeVisible();
  await page.goto('/settings/webhooks');
  await expect(page.getByRole('row').filter({ hasText: mark })).toHaveCount(1);

  await page.goto('/settings/api');
  await page.getByRole('button', { name: 'Create API client' }).first().click();
  await dialog.getByLabel('Name').fill(`Twice ${mark}`);
  await dialog.getByRole('checkbox', { name: 'Read rewards' }).check();
  await dialog.getByRole('button', { name: 'Create client' }).dblclick();
  await expect(page.getByRole('dialog', { name: `The secret of Twice ${mark}` })).toBeVisible();
  await page.goto('/settings/api');
  await expect(page.getByRole('row').filter({ hasText: mark })).toHaveCount(1);

  await page.goto('/people?standing=student');
  await page.getByRole('button', { name: 'Save this view' }).click();
  await dialog.getByLabel('Name').fill(mark);
  await dialog.getByRole('button', { name: 'Save view' }).dblclick();
  await expect(page.getByText(`“${mark}” was saved.`)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: mark, exact: true })).toHaveCount(1);
});

test('a friend who is missing, and words on the board', async ({ visit, as, referrer }) => {
  const page = await visit();
  const manager = await as('manager');
  const mark = newMark();
  await openPortal(page, referrer.email, '/portal/progress/missing');
  await page.getByLabel('Your friend’s name').fill(`Nuria ${mark}`);
  await page.getByRole('button', { name: 'Ask the school' }).dblclick();
  await expect(page.getByText('The school is looking.')).toHaveCount(1);

  await manager.goto('/community/settings');
  await manager.getByLabel('Board', { exact: true }).check();
  await manager.getByRole('button', { name: 'Save' }).click();
  await expect(manager.getByText('Saved.', { exact: true })).toBeVisible();
  await page.goto('/portal/community/board');
  await page.getByLabel('Write something').fill(mark);
  await page.getByRole('button', { name: 'Post', exact: true }).dblclick();
  await expect(page.getByText('It is on the board.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('article').filter({ hasText: mark })).toHaveCount(1);
});
