import { expect } from '@playwright/test';
import { PORTAL_EMAIL } from '@/db/seed/demo-school';
import { checkPage } from './support/check-page';
import { test } from './support/kith';
import { DASHBOARD, DETAILS, PORTAL, PUBLIC, pagesOf } from './support/pages';
import { openPortal } from './support/session';

for (const path of PUBLIC) {
  test(`for everybody: ${path}`, async ({ visit }) => checkPage(await visit(), path));
}

for (const path of DASHBOARD) {
  test(`in the dashboard: ${path}`, async ({ as }) => checkPage(await as('owner'), path));
}

for (const detail of DETAILS) {
  for (const [index, path] of detail.pages.entries()) {
    test(`in the dashboard: ${path}`, async ({ as, api }) => {
      const found = await pagesOf(api, detail);
      await checkPage(await as('owner'), String(found[index]));
    });
  }
}

test('a mail in the outbox', async ({ as }) => {
  const page = await as('owner');
  await page.goto('/outbox');
  const href = await page.getByRole('row').getByRole('link').first().getAttribute('href');
  await checkPage(page, String(href));
});

test('the portal', async ({ visit }) => {
  const page = await visit();
  await openPortal(page, PORTAL_EMAIL);
  for (const path of PORTAL) await checkPage(page, path);
});

test('a page that is not there says so', async ({ as, complaints }) => {
  const page = await as('manager');
  expect((await page.goto('/no-such-page'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
  for (const path of ['/people/nobody', '/referrals/nobody', '/payouts/nobody', '/outbox/nobody', '/fraud/nobody']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'There is no page here' }), path).toBeVisible();
  }
  await page.goto('/programs/0198a000-0000-7000-8000-000000000000');
  await expect(page.getByRole('heading', { name: 'This programme does not exist' })).toBeVisible();
  await expect(page.getByRole('main')).toHaveCount(1);
  complaints.length = 0;
});

test('a link with filters that nobody knows opens the page all the same', async ({ as }) => {
  const { request } = await as('owner');
  for (const path of DASHBOARD.filter((path) => !path.includes('?'))) {
    const answer = await request.get(`${path}?cursor=x&program=x&referrer=x&q=${'y'.repeat(500)}&sort=z&status=z`);
    expect(answer.status(), path).toBe(200);
    // How Next marks what failed on the server.
    expect((await answer.text()).includes('data-dgst'), path).toBe(false);
  }
  expect((await request.get('/people/export?q=%00')).status()).toBe(422);
});

test('an address that was cut short within a letter is no fault of ours', async ({ as }) => {
  const { request } = await as('owner');
  for (const place of [
    'og',
    'help',
    'help/manager',
    'unsubscribe',
    'guardian',
    'people',
    'programs',
    'portal/qr',
    'r',
  ]) {
    for (const rest of ['%E0%A4%A', '%', '%25', 'A%00B']) {
      const answer = await request.get(`/${place}/${rest}`, { maxRedirects: 0 });
      expect(answer.status(), `/${place}/${rest}`).toBeLessThan(500);
    }
  }
});

test('an address of the API that is not there says so to a program', async ({ visit }) => {
  const { request } = await visit();
  for (const path of ['/api/nothing', '/api/v2/programs', '/api/v1/nothing', '/api/health/more']) {
    for (const answer of [await request.get(path), await request.post(path, { data: {} })]) {
      expect(answer.status(), path).toBe(404);
      expect(await answer.json(), path).toMatchObject({ status: 404, code: 'not-found' });
    }
  }
});
