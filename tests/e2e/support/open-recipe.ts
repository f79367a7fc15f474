import { expect, type Locator, type Page } from '@playwright/test';
import type { Recipe } from '@/lib/help/pictures';

/** Opens the page of a picture of the guide, waits until everything that the picture shows is there, and scrolls to the first of it. */
export async function openRecipe(page: Page, recipe: Recipe): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const answer = await page.goto(await pathOf(page, recipe));
  expect(answer?.status(), recipe.name).toBe(200);
  for (const words of recipe.shows) {
    await expect(wordsOn(page, words), `${recipe.name} shows "${words}"`).toBeVisible();
  }
  await wordsOn(page, recipe.shows[0]).scrollIntoViewIfNeeded();
}

function wordsOn(page: Page, words: string): Locator {
  const main = page.getByRole('main');
  const shown = main
    .getByText(words)
    .or(main.getByLabel(words))
    .or(main.getByRole('img', { name: words }));
  return shown.filter({ visible: true }).first();
}

/** The recipe's path; for a page of one thing, with the id that the first link of the list leads to. */
async function pathOf(page: Page, { path, list }: Recipe): Promise<string> {
  if (!list) return path;
  await page.goto(list);
  const start = path.slice(0, path.indexOf('ID'));
  const links = page.getByRole('main').locator(`a[href^="${start}"]`);
  const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/;
  await expect.poll(async () => (await hrefs(links)).some((href) => ids.test(href)), { message: list }).toBe(true);
  const id = (await hrefs(links)).map((href) => ids.exec(href)?.[0]).find(Boolean);
  return path.replace('ID', String(id));
}

function hrefs(links: ReturnType<Page['locator']>): Promise<string[]> {
  return links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
}
