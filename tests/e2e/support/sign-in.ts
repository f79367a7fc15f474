import { expect, type Page } from '@playwright/test';
import { STAFF } from '@/db/seed/demo-school';

export type StaffRole = (typeof STAFF)[number]['role'];

/** The demo school's member of staff with this role. */
export function staffOf(role: StaffRole): (typeof STAFF)[number] {
  const member = STAFF.find((one) => one.role === role);
  if (!member) throw new Error(`The demo school has no ${role}`);
  return member;
}

/** Signs in with e-mail and password, as staff do, and waits for the dashboard. */
export async function signInWithPassword(page: Page, role: StaffRole): Promise<void> {
  const { email, password } = staffOf(role);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  // All of it: who goes on at once breaks off the rest, and Firefox tells of that as an error.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}
