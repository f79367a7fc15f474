import type { Locator } from '@playwright/test';

/**
 * Replaces what stands in a field, by keys. Over WebDriver BiDi, Playwright's `fill` selects nothing in Firefox and writes behind what
 * is there; asking for the focus anew, as each call on a field does, takes the selection away.
 */
export async function retype(field: Locator, words: string): Promise<void> {
  const { keyboard } = field.page();
  await field.focus();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type(words);
}
