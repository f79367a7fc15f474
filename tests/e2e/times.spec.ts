import { expect, type Locator } from '@playwright/test';
import { PORTAL_EMAIL } from '@/db/seed/demo-school';
import { test } from './support/kith';
import { openPortal } from './support/session';

const EXACT = /\d{1,2}:\d{2}:\d{2}.* \(America\/New_York\)$/;

test('the exact time of a list is a tap away, and the tap does not open the row', async ({ as, isMobile }) => {
  const page = await as('viewer');
  await page.goto('/referrals');
  const times = page.getByRole('row').getByRole('button', { name: /ago|now/ });
  const [first, second] = [times.nth(0), times.nth(1)];
  await expect(first).toHaveAccessibleDescription(EXACT);
  const shown = page.locator('[aria-hidden]').filter({ hasText: EXACT });
  const press = (one: Locator) => (isMobile ? one.tap() : one.click());
  await first.scrollIntoViewIfNeeded();
  await press(first);
  await expect(shown).toHaveText(String(await first.getAttribute('title')));
  await expect(page.locator('[aria-live]').filter({ hasText: EXACT })).toHaveCount(1);
  const box = await shown.boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  expect(box && box.x >= 0 && box.x + box.width <= width).toBe(true);
  await press(second);
  await expect(shown).toHaveText(String(await second.getAttribute('title')));
  await page.getByRole('heading', { level: 1 }).click();
  await expect(shown).toHaveCount(0);
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(shown).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(shown).toHaveCount(0);
  await expect(page).toHaveURL(/\/referrals$/);
});

test('a student’s news open where they lead, and their time beside it', async ({ visit }) => {
  const page = await visit();
  await openPortal(page, PORTAL_EMAIL, '/portal/notifications');
  const row = page.getByRole('main').getByRole('listitem').first();
  await row.getByRole('button', { name: /ago|now/ }).click();
  await expect(page.locator('[aria-live]').filter({ hasText: EXACT })).toHaveCount(1);
  await expect(page).toHaveURL(/\/portal\/notifications$/);
  // The link is as large as its row.
  const box = await row.boundingBox();
  await row.click({ position: { x: (box?.width ?? 0) - 8, y: (box?.height ?? 0) - 8 } });
  await expect(page).not.toHaveURL(/\/portal\/notifications$/);
});
