import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Opens a page and checks what every page must be: there, no wider than the screen, and without barriers in light and dark. */
export async function checkPage(page: Page, path: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await expect(page.getByRole('heading', { level: 1 }).first(), path).toBeVisible();
  await expect.poll(() => overflowOf(page), { message: `${path} is wider than the screen` }).toEqual([]);
  // A browser takes one apart that it reads, and a tap on the inner one is also one on the outer.
  await expect(page.locator(':is(a, button) :is(a, button)'), `${path} has a control within another`).toHaveCount(0);
  // Over the debugger, so that the page's own policy stays as strict as it is.
  await page.evaluate(await readFile(axeFile, 'utf8'));
  expect(await violationsOf(page, {}), `${path} in light`).toEqual([]);
  // Both screens have the same colours; once is enough.
  if ((page.viewportSize()?.width ?? 0) < 768) return;
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const inDark = () => violationsOf(page, { runOnly: ['color-contrast'] });
  await expect.poll(inDark, { message: `${path} in dark`, timeout: 60_000 }).toEqual([]);
}

/** What sticks out on the right, when the page as a whole can be moved sideways. */
async function overflowOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(0, 3).map((one) => one.outerHTML.slice(0, 160))];
  });
}

async function violationsOf(page: Page, options: RunOptions): Promise<string[]> {
  const { violations } = await page.evaluate(
    (given) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(given),
    { ...options, resultTypes: ['violations' as const] },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}
