import { expect } from '@playwright/test';
import { MINOR_EMAIL, PORTAL_EMAIL } from '@/db/seed/demo-school';
import { PICTURE_SIZES, RECIPES } from '@/lib/help/pictures';
import { test } from './support/kith';
import { openRecipe } from './support/open-recipe';
import { openPortal } from './support/session';

test('every picture of the guide shows what the product has', async ({ visit, as, isMobile }) => {
  test.skip(isMobile, 'Each recipe says itself how wide its page is.');
  test.setTimeout(300_000);
  const pages = {
    nobody: await visit(),
    referrer: await visit(),
    minor: await visit(),
    owner: await as('owner'),
    manager: await as('manager'),
    finance: await as('finance'),
    viewer: await as('viewer'),
  };
  await openPortal(pages.referrer, PORTAL_EMAIL);
  await openPortal(pages.minor, MINOR_EMAIL);
  for (const recipe of RECIPES) {
    await pages[recipe.as].setViewportSize(PICTURE_SIZES[recipe.size]);
    await openRecipe(pages[recipe.as], recipe);
  }
});

test('somebody signed out searches the guide, reads a page and goes on to the next', async ({ visit }) => {
  const page = await visit();
  await page.goto('/help');
  await page.getByRole('searchbox', { name: 'Search the guide' }).fill('reconciliation');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/help\?q=reconciliation$/);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Reconciliation/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/help\/[a-z]+\/[a-z-]+/);
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('navigation', { name: 'Page before and after' }).getByRole('link').last().click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(String(title));
});

test('the guide is read without scripts, in the language of the browser', async ({ visit }) => {
  const page = await visit({ javaScriptEnabled: false, locale: 'de-DE' });
  await page.goto('/help?q=Auszahlung');
  await expect(page.getByRole('heading', { level: 1, name: 'Hilfe' })).toBeVisible();
  await page
    .getByRole('main')
    .getByRole('link', { name: /Auszahlung/ })
    .first()
    .click();
  await expect(page.getByRole('article')).toContainText('Auszahlung');
});

test('every picture on a page loads, in the theme of the page', async ({ visit }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await visit({ colorScheme });
    await page.goto('/help/student/sharing');
    const shown = page.getByRole('article').locator('img').filter({ visible: true });
    await expect(shown.first()).toHaveAttribute('src', new RegExp(`-${colorScheme}\\.webp$`));
    await shown.first().scrollIntoViewIfNeeded();
    await expect.poll(() => shown.first().evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(100);
  }
});

test('a page of the guide that is not there says so', async ({ visit, complaints }) => {
  const page = await visit();
  for (const path of ['/help/nobody', '/help/manager/nothing', '/help/manager/first-programme/more']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is no page here' }), path).toBeVisible();
  }
  complaints.length = 0;
});
