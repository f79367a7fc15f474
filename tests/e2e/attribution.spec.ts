import { expect, type Page } from '@playwright/test';
import type { Api } from './support/api';
import { isRefusedAtFields } from './support/bad-input';
import { checkPage } from './support/check-page';
import { test } from './support/kith';
import { newMark } from './support/names';
import { addReferrer, type Program, publishProgram, type Referrer } from './support/school';
import { openPortal } from './support/session';

/** An enrolment that was given to one referrer by the code that was told. */
async function enrolled(
  api: Api,
  program: Program,
): Promise<{ first: Referrer; second: Referrer; referralId: string }> {
  const [first, second] = [await addReferrer(api, program, 'Nora'), await addReferrer(api, program, 'Otto')];
  const mark = newMark();
  const email = `tim.${mark}@friends.example`.toLowerCase();
  await api.post('/contacts', { email, firstName: 'Tim', lastName: mark, standing: [] });
  const { referralId } = await api.post<{ referralId: string }>('/conversions', {
    externalId: `E2E-${mark}`,
    referee: { email },
    milestone: 'enrolled',
    valueMinor: 40_000,
    currency: 'USD',
    occurredAt: new Date().toISOString(),
    code: first.code,
  });
  return { first, second, referralId };
}

/** A picture for whoever wants to look: `PICTURES=folder`. */
async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  const size = (page.viewportSize()?.width ?? 0) < 768 ? 'phone' : 'desktop';
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: `${process.env.PICTURES}/${name}-${size}-${colorScheme}.png` });
  }
}

test('a manager sees what an override would do, decides, and the receipt tells it', async ({ api, as }) => {
  const program = await publishProgram(api);
  const { first, second, referralId } = await enrolled(api, program);
  const page = await as('manager');
  await page.goto(`/referrals/${referralId}`);
  await page.getByRole('button', { name: 'Change attribution' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByPlaceholder('Type a name, e-mail or code').fill(second.code);
  await dialog.getByRole('option').first().click();
  await dialog.getByLabel('Why').fill('Otto came along to the first lesson');
  await dialog.getByRole('button', { name: 'See what happens' }).click();
  await expect(dialog.getByText('Taken back')).toBeVisible();
  await picture(page, 'override');
  await dialog.getByRole('button', { name: `Give it to Otto ${second.lastName}` }).click();
  await expect(page).not.toHaveURL(new RegExp(referralId));
  await expect(page.getByText(`${second.code} has it:`)).toBeVisible();
  await page.getByRole('link', { name: 'Open the whole receipt' }).click();
  await page.getByRole('button', { name: 'Replay the evidence' }).click();
  await expect(page.getByRole('status')).toContainText('same evidence, same hash');
  await expect(page.getByText(`Gave it to ${first.code}`)).toBeVisible();
  await picture(page, 'receipt');
  await checkPage(page, page.url());
  await checkPage(page, '/attribution?view=overrides');
  await checkPage(page, '/attribution?view=report');
  await picture(page, 'report');
  await page.goto(`/attribution?view=what-if&program=${program.id}`);
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByText('Nothing would have changed')).toBeVisible();
  await picture(page, 'what-if');
  await checkPage(page, `/people/${second.id}/network`);
  await picture(page, 'network');
  await api.post(`/programs/${program.id}/end`, undefined, 200);
});

test('a referrer misses a friend, the school looks and answers, and both see it', async ({ api, as, visit }) => {
  test.setTimeout(180_000);
  const program = await publishProgram(api);
  const { second, referralId } = await enrolled(api, program);
  const manager = await as('manager');
  const page = await visit();
  await openPortal(page, second.email);
  await checkPage(page, '/portal/progress/missing');
  await page.getByLabel('Your friend’s name').fill('Tim');
  await page.getByRole('button', { name: 'Ask the school' }).click();
  await expect(page.getByText('The school is looking.')).toBeVisible();
  await picture(page, 'missing');

  await manager.goto('/attribution');
  await manager.getByRole('row').filter({ hasText: second.lastName }).getByRole('link').first().click();
  await expect(manager.getByRole('heading', { level: 1 })).toContainText('misses Tim');
  await checkPage(manager, manager.url());
  await picture(manager, 'question');
  const tooLong = `${'We asked Tim. '.repeat(100)}Yes`;
  for (const [text, says] of [
    ['', /must not be empty/i],
    [tooLong, /at most \d+ characters/],
  ] as const)
    await isRefusedAtFields({
      form: manager,
      typed: [['Answer', text]],
      press: 'Grant Tim',
      wrong: [['Answer', says]],
    });
  await manager.getByLabel('Answer').fill('We asked Tim, and it was you');
  await manager.getByRole('button', { name: 'Grant Tim' }).dblclick();
  await expect(manager.getByText('answered: We asked Tim, and it was you')).toHaveCount(1);

  await page.reload();
  await expect(page.getByText('It counts for you now.')).toBeVisible();
  await page.goto('/portal/progress');
  await page.getByRole('link', { name: 'Why?' }).first().click();
  await expect(page.getByText('This friend counts for you.')).toBeVisible();
  await picture(page, 'own-receipt');
  await checkPage(page, page.url());
  expect(referralId).toBeTruthy();
  await api.post(`/programs/${program.id}/end`, undefined, 200);
});

test('a merge is undone', async ({ api, as }) => {
  const program = await publishProgram(api);
  const [from, into] = [await addReferrer(api, program, 'Pia'), await addReferrer(api, program, 'Pia')];
  await api.post(`/contacts/${from.id}/merge`, { intoId: into.id }, 200);
  const page = await as('manager');
  await page.goto(`/people/${into.id}`);
  await page.getByRole('button', { name: 'Undo the merge' }).click();
  await picture(page, 'unmerge');
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the merge' }).click();
  await expect(page).toHaveURL(new RegExp(from.id));
  await expect(page.getByText(from.code).first()).toBeVisible();
  await api.post(`/programs/${program.id}/end`, undefined, 200);
});
