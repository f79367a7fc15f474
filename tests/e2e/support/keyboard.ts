import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STEPS = 250;

/** What has the keyboard, and what a person sees of it. */
const focusOf = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { where: 'nothing', seen: false };
    // In a field for a date the browser itself shows the part that has the keyboard.
    if (at.matches('input[type=date], input[type=time]')) return { where: at.outerHTML.slice(0, 160), seen: true };
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
    const ringed = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    return { where: at.outerHTML.slice(0, 160), seen: at.matches(':focus-visible') && ringed };
  });

/** The focus is somewhere, and it shows. */
export async function expectFocusSeen(page: Page): Promise<void> {
  await expect.poll(() => focusOf(page)).toMatchObject({ seen: true });
}

/** Tab (or Shift+Tab) until this is reached; on the way the focus is never out of sight. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press(key);
    const { where, seen } = await focusOf(page);
    // Past the last element the browser itself has the keyboard. A ring that fades in is there a moment later.
    if (where !== 'nothing' && !seen) await expectFocusSeen(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${target} was not reached by ${key}`);
}

/** Goes to a field and replaces what is in it. */
export async function typeInto(page: Page, field: Locator, words: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
}

/** Goes to a button or a link and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}
