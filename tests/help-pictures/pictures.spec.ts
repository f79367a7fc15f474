import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { SIDEBAR_COOKIE } from '@/components/shell/sidebar-cookie';
import { MINOR_EMAIL, PORTAL_EMAIL } from '@/db/seed/demo-school';
import { PICTURE_SIZES, PICTURE_THEMES, pictureAddress, RECIPES, type Recipe, type Viewer } from '@/lib/help/pictures';
import { test } from '../e2e/support/kith';
import { signInByLink } from '../e2e/support/magic-link';
import { openRecipe } from '../e2e/support/open-recipe';
import { type StaffRole, signInWithPassword } from '../e2e/support/sign-in';

test('the pictures of the guide', async ({ visit, as }, { project }) => {
  const theme = PICTURE_THEMES.find((one) => one === project.name) ?? 'light';
  const { colorScheme, deviceScaleFactor, baseURL } = project.use;
  mkdirSync('public/help', { recursive: true });
  const open = new Map<Viewer, Page>();

  async function pageOf({ as: who, size }: Recipe): Promise<Page> {
    const known = open.get(who);
    if (known) return known;
    const page = await visit({ viewport: PICTURE_SIZES[size], colorScheme, deviceScaleFactor });
    const email = { referrer: PORTAL_EMAIL, minor: MINOR_EMAIL }[who as string];
    if (email) await signInByLink(page, await as('manager'), email);
    else if (who !== 'nobody') await signInWithPassword(page, who as StaffRole);
    // The page matters here, not the way to the others.
    await page.context().addCookies([{ name: SIDEBAR_COOKIE, value: 'collapsed', url: String(baseURL) }]);
    // The stream of what changes never ends; 204 tells the browser to leave it.
    await page.route('**/api/live*', (route) => route.fulfill({ status: 204 }));
    open.set(who, page);
    return page;
  }

  const only = process.env.PICTURES?.split(',');
  for (const recipe of RECIPES.filter(({ name }) => only?.includes(name) ?? true)) {
    const page = await pageOf(recipe);
    await openRecipe(page, recipe);
    await page.waitForLoadState('networkidle');
    await page.mouse.move(0, 0);
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    await sharp(picture)
      .webp({ quality: 78, effort: 6, smartSubsample: true })
      .toFile(`public${pictureAddress(recipe.name, theme)}`);
  }
});
