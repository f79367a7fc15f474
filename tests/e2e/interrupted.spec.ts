import { expect, type Page } from '@playwright/test';
import { LOCALE_COOKIE } from '@/lib/i18n/config';
import { test } from './support/kith';
import { signInByLink } from './support/magic-link';
import { newMark } from './support/names';
import { addReferrer, enrolment, intensive } from './support/school';
import { openPortal } from './support/session';
import { staffOf } from './support/sign-in';

// What comes between a press and its answer: the session ends, the connection is lost, somebody else was faster. The page stays,
// says what happened, and the same press works later.
test.skip(({ isMobile }) => isMobile, 'It is the same on both screens.');

type Recorded = { rewards: { id: string; recipientId: string }[] };

const SIGNED_OUT = /You have been signed out/;

async function endSession(page: Page): Promise<void> {
  await page.context().clearCookies({ name: /session/ });
}

test('whose session ends while he fills in a form signs in elsewhere and sends it again', async ({ as, api }) => {
  const page = await as('manager');
  const mark = newMark();
  await page.goto('/people/new');
  await page.getByLabel('First name').fill('Ines');
  await page.getByLabel('Last name').fill(mark);
  await page.getByLabel('E-mail', { exact: true }).fill(`ines.${mark}@students.example`.toLowerCase());
  // A page that would now be drawn anew, because something changed, asks this first.
  expect((await page.request.head('/api/live?as=staff')).status()).toBe(204);
  await endSession(page);
  expect((await page.request.head('/api/live?as=staff')).status()).toBe(401);
  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByText(SIGNED_OUT).first()).toBeVisible();
  await expect(page.getByLabel('Last name')).toHaveValue(mark);

  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Sign in in a new tab' }).click(),
  ]);
  const { email, password } = staffOf('manager');
  await tab.getByLabel('E-mail', { exact: true }).fill(email);
  await tab.getByLabel('Password', { exact: true }).fill(password);
  await tab.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(tab).toHaveURL(/\/dashboard$/);
  await tab.close();

  await page.getByRole('button', { name: 'Add person' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Ines ${mark}`);
  const { data } = await api.get<{ data: unknown[] }>(`/contacts?search=${mark}`);
  expect(data).toHaveLength(1);
});

test('a student whose session ends keeps the question and is told at the field', async ({ as, visit, referrer }) => {
  const page = await visit();
  const manager = await as('manager');
  const words = `Where is it? ${newMark()}`;
  await openPortal(page, referrer.email, '/portal/questions');
  await page.getByLabel('What is it about?').fill('My code');
  await page.getByLabel('Your question').fill(words);
  await endSession(page);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText(SIGNED_OUT).first()).toBeVisible();
  await expect(page.getByLabel('Your question')).toHaveValue(words);
  const tab = await page.context().newPage();
  await signInByLink(tab, manager, referrer.email);
  await tab.close();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Waits for an answer')).toBeVisible();
  await expect(page.getByText(words)).toHaveCount(1);
});

test('a page of somebody who is signed out still leads to sign in', async ({ visit }) => {
  const page = await visit();
  await page.goto('/people/new');
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fpeople%2Fnew$/);
});

test('buttons say that there is no connection, and can be pressed again', async ({ as, api, program, complaints }) => {
  const page = await as('manager');
  await page.goto(`/programs/${program.id}`);
  await page.getByRole('button', { name: 'Pause' }).click();
  const dialog = page.getByRole('dialog');
  await page.context().setOffline(true);
  await dialog.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('There is no connection to Kith. Please try again.')).toBeVisible();
  await expect(dialog).toBeVisible();
  await page.context().setOffline(false);
  await dialog.getByRole('button', { name: 'Pause' }).click();
  await expect(dialog).toBeHidden();
  expect(await api.get(`/programs/${program.id}`)).toMatchObject({ status: 'paused' });
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  // Without internet the browser says so on the console.
  complaints.length = 0;
});

test('a student marks all as read without a connection, and again with one', async ({
  visit,
  api,
  referrer,
  complaints,
}) => {
  await api.post('/conversions', enrolment(referrer.code));
  const page = await visit();
  await openPortal(page, referrer.email);
  const button = page.getByRole('button', { name: 'Mark all as read' });
  await expect(async () => {
    await page.goto('/portal/notifications');
    await expect(button).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
  await page.context().setOffline(true);
  await button.click();
  await expect(page.getByText('There is no connection to Kith. Please try again.')).toBeVisible();
  await page.context().setOffline(false);
  await button.click();
  await expect(button).toHaveCount(0);
  complaints.length = 0;
});

test('what somebody else has settled meanwhile is said in German and in Spanish', async ({ as, api, program }) => {
  const page = await as('finance');
  await page.goto('/rewards');
  for (const [locale, actions, says] of [
    ['de', 'Aktionen für die ausgewählten Zeilen', /Diese Prämie ist nicht mehr offen. Stand: Storniert/],
    ['es', 'Qué hacer con las filas seleccionadas', /Esta recompensa ya no está pendiente. Estado: Cancelada/],
  ] as const) {
    const student = await addReferrer(api, program, 'Otto');
    const { rewards } = await api.post<Recorded>('/conversions', enrolment(student.code, intensive));
    const reward = rewards.find(({ recipientId }) => recipientId === student.id);
    await page.context().addCookies([{ name: LOCALE_COOKIE, value: locale, url: new URL('/', page.url()).href }]);
    await page.goto('/rewards');
    await page.getByRole('row').filter({ hasText: student.lastName }).getByRole('checkbox').check();
    await api.post(`/rewards/${reward?.id}/reject`, { reason: 'The friend was here before.' }, 200);
    const bar = page.getByRole('region', { name: actions });
    await bar.getByRole('button').first().click();
    await expect(page.getByText(says)).toBeVisible();
    await expect(bar).toBeVisible();
  }
});

const NO_CONNECTION = 'There is no connection to Kith. Please try again.';

/** Hears that there is no connection, and puts the message away. */
async function hearIt(page: Page): Promise<void> {
  await expect(page.getByText(NO_CONNECTION)).toBeVisible();
  await page.getByRole('button', { name: 'Close toast' }).first().click();
  await expect(page.getByText(NO_CONNECTION)).toHaveCount(0);
}

test('language, appearance and sign-out without a connection, and again with one', async ({ as, complaints }) => {
  const page = await as('viewer');
  await page.goto('/people');
  const choose = async (role: 'menuitemradio' | 'menuitem', name: string, menu = /^Account of/) => {
    await page.getByRole('button', { name: menu }).click();
    await page.getByRole(role, { name, exact: true }).click();
  };
  await choose('menuitemradio', 'Light');
  await page.context().setOffline(true);
  await choose('menuitemradio', 'Deutsch');
  await hearIt(page);
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await choose('menuitemradio', 'Dark');
  await expect(page.locator('html')).toHaveClass(/dark/);
  await choose('menuitem', 'Sign out');
  await hearIt(page);
  await expect(page).toHaveURL(/\/people$/);

  await page.context().setOffline(false);
  await choose('menuitemradio', 'Deutsch');
  await expect(page.getByRole('heading', { level: 1, name: 'Personen' })).toBeVisible();
  await choose('menuitemradio', 'English', /^Konto von/);
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await choose('menuitem', 'Sign out');
  await expect(page).toHaveURL(/\/sign-in/);
  complaints.length = 0;
});

test('searches without a connection say so, and find when it is back', async ({
  as,
  program,
  referrer,
  complaints,
}) => {
  const page = await as('manager');
  await page.goto('/people');
  const box = page.getByRole('searchbox', { name: 'Search people' });
  await box.click();
  await page.context().setOffline(true);
  await box.fill(referrer.lastName);
  await box.press('Enter');
  await hearIt(page);
  await expect(box).toHaveValue(referrer.lastName);
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('combobox').fill(referrer.lastName);
  await expect(palette.getByRole('alert')).toHaveText(NO_CONNECTION);
  await page.context().setOffline(false);
  await expect(palette.getByRole('option', { name: new RegExp(referrer.lastName) }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await box.press('Enter');
  await expect(page).toHaveURL(new RegExp(`q=${referrer.lastName}`));

  await page.goto(`/programs/${program.id}/codes`);
  await page.getByRole('button', { name: 'Issue a code' }).first().click();
  const dialog = page.getByRole('dialog');
  await page.context().setOffline(true);
  await dialog.getByRole('combobox').fill(referrer.lastName);
  await expect(dialog.getByRole('alert')).toHaveText(NO_CONNECTION);
  await page.context().setOffline(false);
  await expect(dialog.getByRole('option', { name: new RegExp(referrer.lastName) })).toBeVisible();
  complaints.length = 0;
});

test('whoever signs in without a connection keeps what was typed', async ({ visit, complaints }) => {
  const page = await visit();
  const { email, password } = staffOf('viewer');
  await page.goto('/sign-in');
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText(/There is no connection to Kith/)).toBeVisible();
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(email);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  complaints.length = 0;
});
