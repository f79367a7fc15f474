import type { Page } from '@playwright/test';
import { PORTAL_EMAIL } from '@/db/seed/demo-school';
import { test } from '../e2e/support/kith';
import { signInByLink } from '../e2e/support/magic-link';
import { DASHBOARD, DETAILS, PORTAL, PUBLIC, pagesOf } from '../e2e/support/pages';
import { SCREENS } from './folder';

test('pictures of every page', async ({ visit, as, api }, { project }) => {
  const options = { viewport: project.use.viewport, colorScheme: project.use.colorScheme };
  const picture = async (page: Page, path: string, name = path) => {
    await page.emulateMedia({ colorScheme: project.use.colorScheme, reducedMotion: 'reduce' });
    // The stream of what changes never ends; 204 tells the browser to leave it.
    await page.route('**/api/live*', (route) => route.fulfill({ status: 204 }));
    // The picture is of the whole page: nothing may wait until it is scrolled to.
    await page.addInitScript(() => Reflect.deleteProperty(window, 'IntersectionObserver'));
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const file = `${name.replace(/\W+/g, '_')}.${project.name}.png`;
    await page.screenshot({ path: `${SCREENS}/${file}`, fullPage: true });
  };
  const guest = await visit(options);
  for (const path of PUBLIC) await picture(guest, path);
  const owner = await as('owner');
  for (const path of DASHBOARD) await picture(owner, path);
  for (const detail of DETAILS) {
    const found = await pagesOf(api, detail);
    for (const [index, path] of detail.pages.entries()) await picture(owner, String(found[index]), path);
  }
  const referrer = await visit(options);
  await signInByLink(referrer, await as('manager'), PORTAL_EMAIL);
  for (const path of PORTAL) await picture(referrer, path);
});
