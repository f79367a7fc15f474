import { expect, type Locator, type Page } from '@playwright/test';

/** One form, filled in wrongly. Fields are named as a reader finds them. */
export type BadInput = {
  /** The form, or the page with its only one. */
  form: Page | Locator;
  typed: readonly (readonly [field: string | RegExp, text: string])[];
  press: string;
  /** In the order of the form; the first one takes the focus. */
  wrong: readonly (readonly [field: string | RegExp, says: RegExp])[];
};

/** Sends it and sees that each wrong field says why, the first has the focus, and all that was typed is still there. */
export async function isRefusedAtFields({ form, typed, press, wrong }: BadInput): Promise<void> {
  for (const [field, text] of typed) await form.getByLabel(field).fill(text);
  await form.getByRole('button', { name: press, exact: true }).click();
  for (const [at, [field, says]] of wrong.entries()) {
    const control = form.getByLabel(field);
    await expect(control, String(field)).toHaveAccessibleDescription(says);
    await expect(control, String(field)).toHaveAttribute('aria-invalid', 'true');
    if (at === 0) await expect(control, String(field)).toBeFocused();
  }
  for (const [field, text] of typed) await expect(form.getByLabel(field), String(field)).toHaveValue(text);
}
