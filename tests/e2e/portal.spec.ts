import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { checkPage } from './support/check-page';
import { test } from './support/kith';
import { newMark } from './support/names';
import { linkInMail, openMail } from './support/outbox';
import { addStudent } from './support/school';
import { openPortal } from './support/session';

async function download(page: Page, name: string): Promise<string> {
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name }).click();
  return readFile(await (await file).path(), 'latin1');
}

test('a new student: three steps, own words, pictures and paper, and the code without internet', async ({
  visit,
  referrer,
  complaints,
}) => {
  test.setTimeout(240_000);
  const page = await visit();
  await openPortal(page, referrer.email);
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome, Nadia!' })).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(`Your code is ${referrer.code}.`)).toBeVisible();
  const name = page.getByLabel('What your friends call you');
  await name.fill('Nadia Nowak');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Please write one word with 2 to 30 letters.')).toBeVisible();
  await expect(name).toHaveValue('Nadia Nowak');
  await name.fill('Nadja');
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Your friends read “Nadja” now.')).toBeVisible();
  // What is done is kept: the home page goes on where one was.
  await page.goto('/portal');
  await expect(page.getByRole('heading', { name: 'Go on with step 2 of 3' })).toBeVisible();
  await page.goto('/portal/welcome?step=3');
  await page.getByRole('button', { name: 'I am ready' }).click();
  await expect(page).toHaveURL(/\/portal$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Hello, Nadja!' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go on' })).toHaveCount(0);

  await page.goto('/portal/share');
  await page.getByRole('button', { name: 'Short', exact: true }).click();
  const words = page.getByLabel('Your message');
  await words.fill('Come and learn with me!');
  await page.getByRole('button', { name: 'Keep my words' }).click();
  await expect(page.getByText('We keep your words for next time.')).toBeVisible();
  await page.reload();
  await expect(words).toHaveValue('Come and learn with me!');
  expect(await download(page, 'Picture for a post')).toContain('\x89PNG');
  expect(await download(page, 'Poster (A4)')).toContain('%PDF-1.7');
  expect(await download(page, 'Cards to cut out')).toContain('%PDF-1.7');

  const friend = await visit({ javaScriptEnabled: false });
  await friend.goto(`/r/${referrer.code}`);
  await expect(friend.getByRole('heading', { level: 1 })).toContainText('Nadja');
  const image = friend.locator('meta[property="og:image"]');
  const address = String(await image.getAttribute('content'));
  expect(address).toContain(`/og/${referrer.code}.png`);
  const picture = await friend.request.get(new URL(address).pathname);
  expect(picture.headers()['content-type']).toBe('image/png');
  expect((await friend.request.get('/og/NOBODY-HAS-THIS.png')).status()).toBe(404);

  await page.goto('/portal');
  const manifest = String(await page.locator('link[rel="manifest"]').getAttribute('href'));
  expect(await (await page.request.get(manifest)).json()).toMatchObject({
    start_url: '/portal',
    display: 'standalone',
  });
  const kept = () =>
    page.evaluate(async () => (await caches.open('kith-portal-1')).match('/portal/-/own-qr').then(Boolean));
  await expect.poll(kept, { timeout: 20_000 }).toBe(true);
  await page.context().setOffline(true);
  await page.goto('/portal/wallet');
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
  await expect(page.getByText(referrer.code, { exact: true })).toBeVisible();
  expect(await page.evaluate(async () => (await (await caches.open('kith-portal-1')).keys()).length)).toBe(2);
  await page.context().setOffline(false);
  // Without internet the browser says so on the console.
  complaints.length = 0;
});

test('together: a challenge, the list, the board with a report, a question and a piece of training', async ({
  as,
  visit,
  referrer,
}) => {
  test.setTimeout(240_000);
  const manager = await as('manager');
  const title = `Three friends ${newMark()}`;
  await manager.goto('/community/challenges');
  await manager.getByRole('button', { name: 'New challenge' }).first().click();
  const form = manager.getByRole('dialog');
  await form.getByLabel('Title').fill(title);
  await form.getByLabel('First day').fill('2026-01-01');
  await form.getByLabel('Last day').fill('2025-01-01');
  await form.getByRole('button', { name: 'Open challenge' }).click();
  await expect(form.getByText('Must not be before the first day.').first()).toBeVisible();
  await form.getByLabel('Last day').fill('2030-01-01');
  await form.getByRole('button', { name: 'Open challenge' }).click();
  await expect(manager.getByRole('row').filter({ hasText: title })).toBeVisible();
  await manager.goto('/community/settings');
  await manager.getByLabel('Board', { exact: true }).check();
  await manager.getByRole('button', { name: 'Save' }).click();
  await expect(manager.getByText('Saved.', { exact: true })).toBeVisible();

  const page = await visit();
  await openPortal(page, referrer.email, '/portal/community');
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await page.getByRole('switch', { name: 'Show me on the list' }).click();
  await expect(page.getByText('You are on the list now.')).toBeVisible();
  await checkPage(page, '/portal/community');
  const words = `Ask one person ${newMark()}`;
  await page.goto('/portal/community/board');
  await page.getByLabel('Write something').fill(words);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.getByRole('article').filter({ hasText: words })).toContainText(/Nad[ij]a \w\./);
  await checkPage(page, '/portal/community/board');

  await manager.goto('/community/board');
  await manager.getByRole('listitem').filter({ hasText: words }).getByRole('button', { name: 'Hide' }).click();
  await manager.getByRole('dialog').getByLabel('Reason').fill('Only a test');
  await manager.getByRole('dialog').getByRole('button', { name: 'Hide' }).click();
  await expect(manager.getByText('The post is hidden.')).toBeVisible();
  await checkPage(manager, '/community/board');
  await page.reload();
  await expect(page.getByText('Only you see this. It is hidden: Only a test')).toBeVisible();

  await page.goto('/portal/questions');
  await page.getByLabel('What is it about?').fill('My code');
  await page.getByLabel('Your question').fill(`Where is it? ${words}`);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Waits for an answer')).toBeVisible();
  await manager.goto('/community');
  const card = manager.getByRole('region').or(manager.locator('section')).filter({ hasText: words }).last();
  await card.getByLabel('Your answer').fill('Under Home.');
  await card.getByRole('button', { name: 'Send answer' }).click();
  await expect(manager.getByText('The answer is in the portal.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Under Home.')).toBeVisible();
  await checkPage(page, '/portal/questions');

  await page.goto('/portal/learn');
  await page.getByRole('link', { name: /Fair play/ }).click();
  await page.getByLabel('A neighbour').check();
  await page.getByRole('button', { name: 'Check my answers' }).click();
  await expect(page.getByText('Please answer every question.')).toBeVisible();
  await page.getByLabel('Once', { exact: true }).check();
  await page.getByRole('button', { name: 'Check my answers' }).click();
  await expect(page.getByText('This one is not right yet.')).toBeVisible();
  await page.getByLabel('Somebody of my own household').check();
  await page.getByRole('button', { name: 'Check my answers' }).click();
  await expect(page.getByText('All right! This piece is done.')).toBeVisible();
  await checkPage(page, '/portal/learn/fair-play');
  await checkPage(page, '/portal/learn');
});

test('a minor gets a code when the guardian has agreed by the link of the mail', async ({
  api,
  as,
  visit,
  complaints,
}) => {
  test.setTimeout(180_000);
  const parent = await addStudent(api, 'Mai');
  const mark = newMark();
  const guardian = await api.get<{ externalId: string }>(`/contacts/${parent.id}`);
  const email = `lily.${mark}@students.example`.toLowerCase();
  await api.post('/contacts', {
    ...{ externalId: `C-${mark}`, email, firstName: 'Lily', birthDate: '2014-03-11' },
    guardianExternalId: guardian.externalId,
    standing: [{ kind: 'student', status: 'active' }],
  });
  const manager = await as('manager');
  const page = await visit();
  await openPortal(page, email);
  await expect(page.getByRole('heading', { name: 'A parent or guardian has to agree' })).toBeVisible();
  await page.getByRole('button', { name: 'Ask by e-mail' }).click();
  await expect(page.getByText('The e-mail is on its way.')).toBeVisible();
  await openMail(manager, parent.email, /wants to invite friends/);
  const link = await linkInMail(manager, '/guardian/');
  const hers = await visit();
  await checkPage(hers, new URL(link).pathname);
  await hers.context().setOffline(true);
  await hers.getByRole('button', { name: 'Yes, I agree' }).click();
  await expect(hers.getByText('There is no connection to Kith. Please try again.')).toBeVisible();
  await hers.context().setOffline(false);
  // Without internet the browser says so on the console.
  complaints.length = 0;
  await hers.getByRole('button', { name: 'Yes, I agree' }).dblclick();
  await expect(hers.getByRole('heading', { name: 'Thank you. You have agreed.' })).toBeVisible();
  await hers.reload();
  await expect(hers.getByRole('button', { name: 'Yes, I agree' })).toHaveCount(0);
  await page.goto('/portal/settings');
  await expect(page.getByRole('heading', { name: 'Your guardian has agreed' })).toBeVisible();
});
