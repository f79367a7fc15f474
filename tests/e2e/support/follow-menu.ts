import type { Page } from '@playwright/test';

/**
 * Goes to a page of the dashboard as a person does, by the sidebar or the phone's "More". An address put in would break off what the page
 * is fetching by itself at that moment, and Firefox then tells of it, or goes back.
 */
export async function followMenu(page: Page, name: string): Promise<void> {
  const more = page.getByRole('button', { name: 'More', exact: true });
  if (await more.isVisible()) await more.click();
  await page.getByRole('link', { name, exact: true }).filter({ visible: true }).first().click();
}
