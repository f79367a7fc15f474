import { expect, type Page } from '@playwright/test';
import { test } from './support/kith';
import { newMark } from './support/names';
import { retype } from './support/retype';
import { addReferrer, publishProgram } from './support/school';

const WITHOUT_SCRIPTS = { javaScriptEnabled: false };

/** Every answer of 400 and above is a line on the console; here it is the point. */
async function expectNotice(page: Page, complaints: string[], code: string, status: number, words: string) {
  const answer = await page.goto(`/r/${code}`);
  expect(answer?.status()).toBe(status);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words);
  expect(complaints.splice(0)).toEqual([expect.stringContaining(`status of ${status}`)]);
}

test('the page works without scripts and stores the touch before it answers', { tag: '@main-way' }, async ({
  visit,
  api,
  program,
  referrer,
}) => {
  const page = await visit(WITHOUT_SCRIPTS);
  const touchesOf = async () => {
    const { totals } = await api.get<{ totals: { touches: number } }>(`/analytics/overview?programId=${program.id}`);
    return totals.touches;
  };
  const before = await touchesOf();
  const answer = await page.goto(`/r/${referrer.code.toLowerCase()}?c=whatsapp`);
  expect(answer?.status()).toBe(200);
  expect((await answer?.body())?.length).toBeLessThan(60_000);
  expect(await touchesOf()).toBe(before + 1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nadia invites you to Lingua Demo School');
  await expect(page.getByText('10% off')).toBeVisible();
  await expect(page.getByText('$50.00', { exact: false }).first()).toBeVisible();
});

test('a form that needs another look keeps what was typed', { tag: '@main-way' }, async ({
  visit,
  complaints,
  referrer,
  browserName,
}) => {
  const page = await visit(WITHOUT_SCRIPTS);
  await page.goto(`/r/${referrer.code}`);
  await page.getByLabel('First name').fill('Mia');
  await page.getByLabel('E-mail').fill('mia@nowhere');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(page.getByRole('alert')).toContainText('One thing needs another look');
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/Please write your e-mail address/);
  await expect(page.getByLabel('E-mail')).toHaveValue('mia@nowhere');
  await expect(page.getByLabel('First name')).toHaveValue('Mia');
  await expect(page.getByRole('checkbox')).toBeChecked();
  // Chromium writes every answer of 400 and above on the console; Firefox does not.
  const said = browserName === 'chromium' ? [expect.stringContaining('status of 422')] : [];
  expect(complaints.splice(0)).toEqual(said);

  await retype(page.getByLabel('E-mail'), `mia.${newMark()}@friends.example`.toLowerCase());
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(page).toHaveURL(new RegExp(`/r/${referrer.code}/thanks$`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you!');
});

test('nobody accepts his own invitation', async ({ visit, complaints, referrer }) => {
  const page = await visit(WITHOUT_SCRIPTS);
  await page.goto(`/r/${referrer.code}`);
  await page.getByLabel('First name').fill('Nadia');
  await page.getByLabel('E-mail').fill(referrer.email.toUpperCase());
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(page.getByText('An invitation is for somebody else.')).toBeVisible();
  complaints.length = 0;
});

test('a code that does not work has its own page and status', async ({ visit, api, complaints }) => {
  const page = await visit(WITHOUT_SCRIPTS);
  await expectNotice(page, complaints, newMark(), 404, 'We do not know this code');

  const program = await publishProgram(api);
  const referrer = await addReferrer(api, program, 'Otto');
  expect((await page.goto(`/r/${referrer.code}`))?.status()).toBe(200);
  await api.post(`/programs/${program.id}/pause`, undefined, 200);
  await expectNotice(page, complaints, referrer.code, 409, 'This offer is taking a break');
  await api.post(`/programs/${program.id}/resume`, undefined, 200);
  expect((await page.goto(`/r/${referrer.code}`))?.status()).toBe(200);

  const { id, lastName, ...person } = referrer;
  const student = { email: person.email, firstName: person.firstName, lastName };
  await api.post('/contacts', { ...student, standing: [{ kind: 'student', status: 'inactive' }] }, 200);
  await expectNotice(page, complaints, referrer.code, 403, 'This invitation cannot be used now');
  await api.post('/contacts', { ...student, standing: [{ kind: 'student', status: 'active' }] }, 200);

  await api.post(`/programs/${program.id}/end`, undefined, 200);
  await expectNotice(page, complaints, referrer.code, 410, 'This offer has ended');
});

test('a form that was sent after the offer ended says so', async ({ visit, api, complaints }) => {
  const program = await publishProgram(api);
  const { code } = await addReferrer(api, program, 'Petra');
  const page = await visit(WITHOUT_SCRIPTS);
  await page.goto(`/r/${code}`);
  await page.getByLabel('First name').fill('Mia');
  await page.getByLabel('E-mail').fill(`mia.${newMark()}@friends.example`.toLowerCase());
  await page.getByRole('checkbox').check();
  await api.post(`/programs/${program.id}/end`, undefined, 200);
  await page.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This offer has ended');
  complaints.length = 0;
});
