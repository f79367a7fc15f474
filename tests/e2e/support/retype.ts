import type { Locator } from '@playwright/test';

/** Replaces what stands in a field, by keys. Playwright's `fill` over WebDriver BiDi selects nothing in Firefox and writes behind it. */
export async function retype(field: Locator, words: string): Promise<void> {
  await field.press('ControlOrMeta+a');
  await field.pressSequentially(words);
}
