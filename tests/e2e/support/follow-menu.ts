import type { Page } from '@playwright/test';

/**
 * Goes to a page as a person does, by the menu in sight or the phone's "More". An address put in would break off what the page is
 * fetching by itself at that moment, and in Firefox Next then goes back to the page that was left.
 */
export async function followMenu(page: Page, name: string): Promise<void> {
  const link = page.getByRole('link', { name, exact: true }).filter({ visible: true }).first();
  if (!(await link.isVisible())) await page.getByRole('button', { name: 'More', exact: true }).click();
  await link.click();
}
